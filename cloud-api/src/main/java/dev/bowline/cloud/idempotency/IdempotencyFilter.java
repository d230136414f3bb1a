package dev.bowline.cloud.idempotency;

import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the answer of the first request with a key to every later one. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class IdempotencyFilter implements Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final String MARK = IdempotencyFilter.class.getName();
  private static final String REPEATED = "Idempotency-Replayed";
  private static final List<String> KEPT =
      List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, "Preference-Applied");

  /** DynamoDB's items have 400 KB. */
  private static final int LARGEST = 300_000;

  private final Marks marks;
  private final JsonMapper json;

  IdempotencyFilter(Marks marks, JsonMapper json) {
    this.marks = marks;
    this.json = json;
  }

  /** Behind the gate: who is refused leaves no mark. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  /** Answers for the controller where there is an answer. */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> begin(HttpRequest<?> request) {
    IdempotentRequest asked = IdempotentRequest.of(request).orElse(null);
    return asked == null ? null : claim(request, asked);
  }

  private @Nullable HttpResponse<?> claim(HttpRequest<?> request, IdempotentRequest asked) {
    return switch (marks.claim(asked.mark(), asked.fingerprint())) {
      case Claim.First() -> {
        request.setAttribute(MARK, asked.mark());
        yield null;
      }
      case Claim.Answered(Answer answer) -> again(request, answer);
      case Claim.Withheld() ->
          throw Problem.of(
                  Code.CREDENTIAL_SHOWN,
                  "It was done, and its answer held a secret that is shown once. If that answer"
                      + " got lost, make another secret")
              .exception();
      case Claim.Unanswered() ->
          throw Problem.of(
                  Code.IDEMPOTENCY_UNANSWERED,
                  "It is under way, or was cut off. If this lasts for a minute, look whether it"
                      + " was done; then use another key")
              .withHeader(HttpHeaders.RETRY_AFTER, "1")
              .exception();
      case Claim.Other() ->
          throw Problem.of(
                  Code.IDEMPOTENCY_KEY_REUSED,
                  "Nothing happened. Use another key for each request, and the same only to repeat"
                      + " it byte for byte")
              .exception();
    };
  }

  private static HttpResponse<?> again(HttpRequest<?> request, Answer answer) {
    Exchange.of(request).answerWith(REPEATED, "true");
    MutableHttpResponse<String> response = HttpResponse.status(answer.status(), null);
    answer.headers().forEach(response::header);
    return response.contentType(MediaType.APPLICATION_JSON_TYPE).body(answer.body());
  }

  /** Writes down what became of the request. The answer leaves in any case. */
  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void end(HttpRequest<?> request, HttpResponse<?> answer) {
    String mark = request.getAttribute(MARK, String.class).orElse(null);
    if (mark == null) {
      return;
    }
    try {
      keep(mark, request, answer);
    } catch (IOException e) {
      LOG.warn("An answer cannot be kept; its key will be answered 409", e);
    }
  }

  private void keep(String mark, HttpRequest<?> request, HttpResponse<?> answer)
      throws IOException {
    int status = answer.code();
    if (status < 400) {
      String body = new String(json.writeValueAsBytes(answer.body()), StandardCharsets.UTF_8);
      if (holdsSecret(answer) || body.length() > LARGEST) {
        marks.withhold(mark);
      } else {
        marks.answer(mark, new Answer(status, headers(request, answer), body));
      }
    } else if (status < 500 || status == 503) {
      marks.release(mark);
    }
  }

  private static boolean holdsSecret(HttpResponse<?> answer) {
    return "no-store".equals(answer.getHeaders().get(HttpHeaders.CACHE_CONTROL))
        || ShownOnce.isWithin(answer.body());
  }

  private static Map<String, String> headers(HttpRequest<?> request, HttpResponse<?> answer) {
    Map<String, String> headers = new TreeMap<>(Exchange.of(request).answerHeaders());
    answer.getHeaders().forEachValue(headers::put);
    headers.keySet().retainAll(KEPT);
    return headers;
  }
}
