package dev.bowline.cloud.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a range in figures. Each has a {@code log}: the query which makes {@code GET
 * /panel/keys/{id}/logs} (or that of a device or token) show the requests that the figure counts.
 *
 * @param from the beginning of the range, in UTC like every moment here
 * @param to its end, excluded
 * @param bucketSeconds the length of each bucket of the timeline
 * @param keys the keys that were used, the most used first, at most {@link #TOP} of them
 * @param endpoints the same of endpoints
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable(naming = SnakeCaseStrategy.class)
record Figures(
    Instant from,
    Instant to,
    long bucketSeconds,
    Totals totals,
    List<Bucket> timeline,
    List<Endpoint> endpoints,
    List<ErrorClass> errors,
    List<Key> keys) {

  /** The most endpoints and keys shown. */
  static final int TOP = 20;

  /**
   * The whole range.
   *
   * @param successRate successful ones in all, 0 to 1; null without requests, like the two times
   * @param p95AboveMs the duration below which 95 in 100 requests stayed is more than this …
   * @param p95Ms … and at most this; null when it is more than ten seconds
   * @param slowestLog the query for those in the 95th hundredth's class of durations and above
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Totals(
      long requests,
      long successful,
      @Nullable Double successRate,
      @Nullable Double meanMs,
      @Nullable Integer p95AboveMs,
      @Nullable Integer p95Ms,
      long activeKeys,
      String log,
      String successfulLog,
      String slowestLog) {}

  /** A part of the range. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Bucket(
      Instant from,
      long requests,
      long successful,
      long clientErrors,
      long serverErrors,
      String log) {}

  /** One method and route; {@code unmatched} stands for all that matched no route. */
  @Serdeable
  record Endpoint(String endpoint, long requests, String log) {}

  /** All errors of a class, {@code 4xx} or {@code 5xx}. */
  @Serdeable
  record ErrorClass(String status, long requests, String log, List<ErrorStatus> statuses) {}

  /** One status. */
  @Serdeable
  record ErrorStatus(int status, long requests, String log) {}

  /**
   * One key, device or token; its requests are behind its own log.
   *
   * @param kind {@code key}, {@code device} or {@code token}; null when it was deleted
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Key(long keyId, @Nullable String kind, long requests, String log) {}
}
