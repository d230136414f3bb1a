package dev.bowline.cloud.bandwidth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was carried in a month.
 *
 * @param limit bytes that the plan allows; null when it sets none
 * @param asOf when the host last counted; null when it has not in this month
 */
record Usage(long rxBytes, long txBytes, @Nullable Long limit, @Nullable Instant asOf) {

  /** Nothing, and no limit. */
  static final Usage NONE = new Usage(0, 0, null, null);

  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;
  private static final double HUNDREDTHS = 100.0;

  /** The same with another limit. */
  Usage within(@Nullable Long other) {
    return new Usage(rxBytes, txBytes, other, asOf);
  }

  /** Both together: without a limit if one has none, and as old as the older. */
  Usage plus(Usage other) {
    return new Usage(
        rxBytes + other.rxBytes,
        txBytes + other.txBytes,
        limit == null || other.limit == null ? null : Long.valueOf(sum(limit, other.limit)),
        older(asOf, other.asOf));
  }

  long bytes() {
    return rxBytes + txBytes;
  }

  double megabytes() {
    return rounded(bytes() / MEGA);
  }

  double gigabytes() {
    return rounded(bytes() / GIGA);
  }

  @Nullable Double percent() {
    return limit == null ? null : Double.valueOf(rounded(100.0 * bytes() / limit));
  }

  /** Two limits may be more than 64 bits hold; then it is as good as none. */
  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  private static @Nullable Instant older(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return null;
    }
    return one.isBefore(other) ? one : other;
  }

  private static double rounded(double value) {
    return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
  }
}
