package dev.bowline.cloud.usage;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts over some requests of one subject in one hour. The names are those of the attributes in
 * the table: {@code requests}, {@code micros} (sum of durations), {@code status:4xx}, {@code
 * endpoint:GET /v1/servers} and {@code latency:50} (at most 50 ms, and more than the next smaller
 * bound).
 */
final class Rollup {

  /** Upper bounds of the latency classes, in milliseconds; above the last stands {@code more}. */
  private static final int[] BOUNDS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000};

  private final Map<String, Long> counts = new TreeMap<>();

  /** Counts one request. */
  void add(RequestLine line) {
    count("requests", 1);
    count("micros", Math.round(line.ms() * 1000));
    count("status:" + line.status() / 100 + "xx", 1);
    count("endpoint:" + line.endpoint(), 1);
    count("latency:" + latencyClass(line.ms()), 1);
  }

  /** The counts by name. */
  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  private void count(String name, long amount) {
    counts.merge(name, amount, Long::sum);
  }

  private static String latencyClass(double ms) {
    for (int bound : BOUNDS) {
      if (ms <= bound) {
        return Integer.toString(bound);
      }
    }
    return "more";
  }
}
