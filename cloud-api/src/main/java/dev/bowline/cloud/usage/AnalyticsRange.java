package dev.bowline.cloud.usage;

import dev.bowline.cloud.problem.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A range of time, in whole buckets that begin at multiples of their length since 1970 in UTC.
 *
 * @param from the beginning of the first bucket
 * @param to the end of the last bucket, excluded
 */
record AnalyticsRange(Instant from, Instant to, Duration bucket) {

  private static final Duration LONGEST = Resolution.HOUR.life();
  private static final Duration FINEST_RANGE = Duration.ofHours(3);
  private static final Map<String, Duration> WORDS =
      Map.of(
          "1h", Duration.ofHours(1),
          "24h", Duration.ofHours(24),
          "7d", Duration.ofDays(7),
          "30d", Duration.ofDays(30));
  private static final List<Duration> BUCKETS =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7));
  private static final int MOST_BUCKETS = 200;

  /** What a request asks for: a word, or two moments, or one moment until now; else a day. */
  static AnalyticsRange of(
      @Nullable String word, @Nullable String from, @Nullable String to, Instant now) {
    if (from == null && to == null) {
      return of(word == null ? "24h" : word, now);
    }
    if (word != null || from == null) {
      throw QueryParameters.wrong("Send range, or from and to");
    }
    Instant begin = QueryParameters.moment("from", from, now);
    Instant end = QueryParameters.moment("to", to, now);
    if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw QueryParameters.wrong("from must be before to, by 396 days at most");
    }
    return between(begin, end, now);
  }

  /** How finely counts are to be read. */
  Resolution resolution() {
    return bucket.compareTo(Duration.ofHours(1)) < 0 ? Resolution.MINUTE : Resolution.HOUR;
  }

  /** The last moment within, to the microsecond, as logs ask for it. */
  Instant last() {
    return last(to);
  }

  /** The last microsecond before {@code end}. */
  static Instant last(Instant end) {
    return end.minusNanos(1_000);
  }

  private static AnalyticsRange of(String word, Instant now) {
    Duration length = WORDS.get(word);
    if (length == null) {
      throw QueryParameters.wrong("range must be 1h, 24h, 7d or 30d");
    }
    Duration bucket = bucket(length, true);
    Instant end = Moments.floor(now, bucket).plus(bucket);
    return new AnalyticsRange(end.minus(length), end, bucket);
  }

  private static AnalyticsRange between(Instant from, Instant to, Instant now) {
    boolean fine = from.isAfter(now.minus(Resolution.MINUTE.life()).plus(Duration.ofHours(1)));
    Duration bucket = bucket(Duration.between(from, to), fine);
    Instant end = Moments.floor(to, bucket);
    return new AnalyticsRange(
        Moments.floor(from, bucket), end.equals(to) ? end : end.plus(bucket), bucket);
  }

  private static Duration bucket(Duration length, boolean fine) {
    if (fine && length.compareTo(FINEST_RANGE) <= 0) {
      return Resolution.MINUTE.length();
    }
    return BUCKETS.stream()
        .filter(bucket -> length.dividedBy(bucket) < MOST_BUCKETS)
        .findFirst()
        .orElseThrow();
  }
}
