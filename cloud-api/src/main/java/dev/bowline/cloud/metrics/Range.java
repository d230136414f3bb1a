package dev.bowline.cloud.metrics;

import dev.bowline.cloud.exchange.Worded;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How far back a history goes, and how wide its points are: never more than 300 of them. */
enum Range implements Worded {
  HOUR("1h", Duration.ofHours(1), Duration.ofSeconds(12)),
  DAY("24h", Duration.ofHours(24), Duration.ofMinutes(5)),
  WEEK("7d", Duration.ofDays(7), Duration.ofMinutes(35)),
  MONTH("30d", Duration.ofDays(30), Duration.ofMinutes(150));

  private final String word;
  private final Duration length;
  private final Duration step;

  Range(String word, Duration length, Duration step) {
    this.word = word;
    this.length = length;
    this.step = step;
  }

  static Optional<Range> parse(String word) {
    return Arrays.stream(values()).filter(range -> range.word.equals(word)).findAny();
  }

  @Override
  public String word() {
    return word;
  }

  Duration length() {
    return length;
  }

  /** Where the first of its points begins when the last is the one around {@code now}. */
  Instant first(Instant now) {
    return Bucket.floor(now.minus(length), step).plus(step);
  }

  Duration step() {
    return step;
  }
}
