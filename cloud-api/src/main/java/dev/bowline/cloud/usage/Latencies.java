package dev.bowline.cloud.usage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long answers took, in the classes in which roll-ups count them. */
final class Latencies {

  /** Upper bounds of the classes, in milliseconds; above the last stands {@code more}. */
  private static final List<Integer> BOUNDS =
      List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000);

  private static final String PREFIX = "latency:";
  private static final String MORE = "more";

  private Latencies() {}

  /**
   * A class: more than {@code above} milliseconds and at most {@code upTo}, which is null when it
   * has no upper bound.
   */
  record Band(int above, @Nullable Integer upTo) {}

  /** The name under which an answer of {@code ms} milliseconds is counted. */
  static String name(double ms) {
    for (int bound : BOUNDS) {
      if (ms <= bound) {
        return PREFIX + bound;
      }
    }
    return PREFIX + MORE;
  }

  /**
   * The class in which the answer lies that is at least as slow as {@code percent} of all: by
   * nearest rank, so of twenty answers the nineteenth for 95. Null when there are none.
   */
  static @Nullable Band percentile(int percent, Map<String, Long> counts) {
    long all = counts.getOrDefault("requests", 0L);
    long rank = Math.ceilDiv(all * percent, 100L);
    long seen = 0;
    int above = 0;
    for (int bound : BOUNDS) {
      seen += counts.getOrDefault(PREFIX + bound, 0L);
      if (all > 0 && seen >= rank) {
        return new Band(above, bound);
      }
      above = bound;
    }
    return all == 0 ? null : new Band(above, null);
  }
}
