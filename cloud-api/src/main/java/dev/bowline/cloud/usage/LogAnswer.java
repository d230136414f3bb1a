package dev.bowline.cloud.usage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of View Logs as it is answered. */
@Serdeable(naming = SnakeCaseStrategy.class)
record LogAnswer(String status, List<Line> data, Meta meta) {

  /** One request. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Line(
      Instant time,
      String method,
      String path,
      int status,
      double ms,
      String ip,
      String requestId,
      String actor) {

    static Line of(RequestLine line) {
      return new Line(
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

  /** Where the page ends, and until when lines are complete. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Meta(@Nullable String nextCursor, @Nullable Instant completeUntil) {}

  static LogAnswer of(LogPage page) {
    String next = Optional.ofNullable(page.next()).map(LogCursor::text).orElse(null);
    return new LogAnswer(
        "success",
        page.lines().stream().map(Line::of).toList(),
        new Meta(next, page.completeUntil()));
  }
}
