package dev.bowline.host.member;

import dev.bowline.host.cloud.Http;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers each request with what was laid ready for it, in order; whatever else is away. */
final class FakePanel implements Http {

  /** The requests that came. */
  final List<Request> asked = new ArrayList<>();

  private final Map<String, Deque<Answer>> ready = new HashMap<>();

  /** Lays an answer ready for {@code request}, such as {@code GET /panel/session}. */
  FakePanel on(String request, int status, String json) {
    ready
        .computeIfAbsent(request, absent -> new ArrayDeque<>())
        .add(new Answer(status, json.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Lays the end of a session ready. */
  FakePanel ended(String request) {
    return on(
        request,
        401,
        "{\"error\":\"Login required\",\"code\":\"SESSION_REQUIRED\",\"details\":\"log in\"}");
  }

  @Override
  public Answer send(Request request) throws IOException {
    asked.add(request);
    Deque<Answer> answers = ready.get(named(request));
    if (answers == null || answers.isEmpty()) {
      throw new IOException("no network");
    }
    return answers.removeFirst();
  }

  /** Method and target of the requests that came. */
  List<String> targets() {
    return asked.stream().map(FakePanel::named).toList();
  }

  /** The body of the {@code index}th request. */
  String body(int index) {
    return new String(asked.get(index).body(), StandardCharsets.UTF_8);
  }

  private static String named(Request request) {
    String query = request.uri().getRawQuery();
    return request.method() + " " + request.uri().getRawPath() + (query == null ? "" : "?" + query);
  }
}
