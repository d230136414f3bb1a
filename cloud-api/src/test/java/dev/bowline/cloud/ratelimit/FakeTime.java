package dev.bowline.cloud.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands until it is moved. */
final class FakeTime implements InstantSource {

  private long millis;

  FakeTime(String moment) {
    millis = Instant.parse(moment).toEpochMilli();
  }

  void pass(Duration duration) {
    millis += duration.toMillis();
  }

  void set(long millis) {
    this.millis = millis;
  }

  /** The same time on a clock that is {@code ahead} of this one. */
  InstantSource ahead(Duration ahead) {
    return () -> instant().plus(ahead);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis);
  }
}
