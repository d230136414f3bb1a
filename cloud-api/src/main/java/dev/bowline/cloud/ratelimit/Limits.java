package dev.bowline.cloud.ratelimit;

import java.util.OptionalInt;

/** How often something may call. All windows roll: they end now, not at a full minute. */
public interface Limits {

  /** Requests in any rolling second. */
  int perSecond();

  /** Requests in any rolling minute; empty is unlimited. */
  OptionalInt perMinute();

  /** Requests in any rolling hour; empty is unlimited. */
  OptionalInt perHour();

  /** Whether a second's limit says more than the minute's does. */
  default boolean hasBurst() {
    return perSecond() < perMinute().orElse(Integer.MAX_VALUE);
  }

  /** {@code limit} requests in any rolling minute, however they fall in it. */
  static Limits inAMinute(int limit) {
    return new Minutely(limit);
  }

  /** A limit that knows minutes alone. */
  record Minutely(int limit) implements Limits {
    @Override
    public int perSecond() {
      return limit;
    }

    @Override
    public OptionalInt perMinute() {
      return OptionalInt.of(limit);
    }

    @Override
    public OptionalInt perHour() {
      return OptionalInt.empty();
    }
  }
}
