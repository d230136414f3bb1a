package dev.bowline.cloud.usage;

import java.time.Duration;
import java.time.Instant;

/** How finely requests are counted, and for how long that is known. */
enum Resolution {
  /** For the ranges of a few hours. */
  MINUTE(Duration.ofMinutes(1), Duration.ofDays(3), "#minutes"),
  /** For all others. */
  HOUR(Duration.ofHours(1), Duration.ofDays(396), "");

  private final Duration length;
  private final Duration life;
  private final String suffix;

  Resolution(Duration length, Duration life, String suffix) {
    this.length = length;
    this.life = life;
    this.suffix = suffix;
  }

  /** How long one span is. */
  Duration length() {
    return length;
  }

  /** How long counts are kept. */
  Duration life() {
    return life;
  }

  /** The beginning of the span in which {@code moment} lies. */
  Instant begin(Instant moment) {
    return Moments.floor(moment, length);
  }

  /** The partition key of the counts of {@code subject}. */
  String partition(String subject) {
    return subject + suffix;
  }

  /** The sort key of the span in which {@code moment} lies. */
  String sort(Instant moment) {
    return switch (this) {
      case MINUTE -> Moments.minute(moment);
      case HOUR -> Moments.hour(moment);
    };
  }

  /** The beginning of the span whose sort key is {@code sort}. */
  Instant parse(String sort) {
    return switch (this) {
      case MINUTE -> Instant.parse(sort + ":00Z");
      case HOUR -> Instant.parse(sort + ":00:00Z");
    };
  }
}
