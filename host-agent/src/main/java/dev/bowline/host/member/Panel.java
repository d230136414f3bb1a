package dev.bowline.host.member;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cloud as members reach it: by forms before a login, by JSON and a bearer token after. */
final class Panel {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int UNAUTHENTICATED = 401;
  private static final int SERVER_ERROR = 500;

  private final URI cloud;
  private final Http http;

  Panel(URI cloud, Http http) {
    this.cloud = cloud;
    this.http = http;
  }

  /** Posts a form, with no login. */
  PanelAnswer form(String path, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
            .collect(Collectors.joining("&"));
    return send("POST", path, "application/x-www-form-urlencoded", form, Map.of());
  }

  /** Asks as whoever {@code token} stands for; a body is sent where there is one. */
  PanelAnswer ask(Secret token, String method, String path, Optional<Map<String, Object>> body) {
    String text = new String(token.reveal(), StandardCharsets.US_ASCII);
    return send(
        method,
        path,
        "application/json",
        body.map(Json::text).orElse(""),
        Map.of("Authorization", "Bearer " + text));
  }

  private PanelAnswer send(
      String method, String path, String type, String body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    if (!body.isEmpty()) {
      headers.put("Content-Type", type);
    }
    URI uri = URI.create(cloud.toString().replaceAll("/+$", "") + path);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try {
      return read(http.send(new Http.Request(method, uri, headers, bytes, PATIENCE)));
    } catch (IOException e) {
      return new PanelAnswer.Unavailable(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static PanelAnswer read(Http.Answer answer) {
    int status = answer.status();
    Optional<Fields> body = json(answer.body());
    if (body.isEmpty() || status >= SERVER_ERROR) {
      return new PanelAnswer.Unavailable("the cloud answered " + status);
    }
    if (status >= 200 && status < 300) {
      return new PanelAnswer.Done(body.get());
    }
    return status == UNAUTHENTICATED ? new PanelAnswer.Ended() : refused(status, body.get());
  }

  /** OAuth names the word {@code error}, everything else {@code code}. */
  private static PanelAnswer refused(int status, Fields body) {
    String error = body.optionalText("error").orElse("");
    String text =
        body.optionalText("error_description")
            .orElseGet(() -> error + ". " + body.optionalText("details").orElse(""));
    return new PanelAnswer.Refused(status, body.optionalText("code").orElse(error), text);
  }

  private static Optional<Fields> json(byte[] body) {
    try {
      return Optional.of(Json.read(body));
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
