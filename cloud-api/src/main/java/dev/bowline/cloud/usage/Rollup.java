package dev.bowline.cloud.usage;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts over some requests of one subject in one span of time. The names are those of the
 * attributes in the table: {@code requests}, {@code micros} (sum of durations), {@code status:4xx},
 * {@code status:404}, {@code endpoint:GET /v1/servers}, {@code latency:50} (at most 50 ms, and more
 * than the next smaller bound) and, where the subject is a tenant, {@code key:7}.
 */
final class Rollup {

  private final boolean byKey;
  private final Map<String, Long> counts = new TreeMap<>();

  /** Counts of {@code subject}. */
  Rollup(String subject) {
    this.byKey = subject.startsWith("tenant:");
  }

  /** Counts one request. */
  void add(RequestLine line) {
    count("requests", 1);
    count("micros", Math.round(line.ms() * 1000));
    count("status:" + line.status() / 100 + "xx", 1);
    count("status:" + line.status(), 1);
    count("endpoint:" + line.endpoint(), 1);
    count(Latencies.name(line.ms()), 1);
    if (byKey) {
      count(line.subject(), 1);
    }
  }

  /** The counts by name. */
  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  private void count(String name, long amount) {
    counts.merge(name, amount, Long::sum);
  }
}
