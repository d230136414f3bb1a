package dev.bowline.cloud.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/** One request as View Logs shows it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable(naming = SnakeCaseStrategy.class)
record AnsweredLine(
    Instant time,
    String method,
    String path,
    int status,
    double ms,
    String ip,
    String requestId,
    String actor) {

  static AnsweredLine of(RequestLine line) {
    return new AnsweredLine(
        line.time(),
        line.method(),
        line.path(),
        line.status(),
        line.ms(),
        line.ip(),
        line.requestId(),
        line.actor());
  }
}
