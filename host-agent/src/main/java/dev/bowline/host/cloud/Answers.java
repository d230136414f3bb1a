package dev.bowline.host.cloud;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** From HTTP to {@link CloudAnswer}. */
public final class Answers {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private Answers() {}

  /** Sends the request and reads what the cloud answers. */
  public static CloudAnswer ask(
      Http http, String method, URI uri, Map<String, String> headers, byte[] body) {
    try {
      return read(http.send(new Http.Request(method, uri, headers, body, PATIENCE)));
    } catch (IOException e) {
      return new CloudAnswer.Unavailable(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static CloudAnswer read(Http.Answer answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return accepted(answer);
    }
    // 409 is a nonce that the cloud saw before: a repetition by the network, signed anew next time.
    // Without a code it is not the cloud that refuses, but something on the way to it.
    String code = code(answer);
    boolean isFinal = status >= 400 && status < 500 && status != CONFLICT && status != TOO_MANY;
    return isFinal && !code.isEmpty()
        ? new CloudAnswer.Refused(status, code)
        : new CloudAnswer.Unavailable("the cloud answered " + status);
  }

  private static CloudAnswer accepted(Http.Answer answer) {
    try {
      return new CloudAnswer.Accepted(Json.read(answer.body()));
    } catch (WireException e) {
      return new CloudAnswer.Unavailable("the cloud's answer is not understood");
    }
  }

  private static String code(Http.Answer answer) {
    try {
      Fields fields = Json.read(answer.body());
      return fields.optionalText("code").orElse("");
    } catch (WireException e) {
      return "";
    }
  }
}
