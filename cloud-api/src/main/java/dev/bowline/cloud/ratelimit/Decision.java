package dev.bowline.cloud.ratelimit;

import java.util.ArrayList;
import java.util.List;

/** What the rings say about one more request. */
sealed interface Decision {

  /** A stored time further ahead of ours than this means that some clock is broken. */
  long CLOCK_TOLERANCE_MILLIS = 5_000;

  /**
   * There is room.
   *
   * @param rings seen from the bucket in which the request counts
   * @param limit the count of that bucket that must not be passed
   */
  record Room(Rings rings, int limit) implements Decision {}

  /** At least one window is full. */
  record Full(Quota quota) implements Decision {}

  /** The rings end in our future, so some clock is broken. */
  record ClockBroken(long aheadMillis) implements Decision {}

  /**
   * Decides for a request at {@code millis}. It counts in the later of its own bucket and the
   * stored one, so that a clock that is a little late cannot reopen a window.
   */
  static Decision of(Rings stored, Limits limits, long millis) {
    long ahead = stored.bucket() * Rings.QUARTER_MILLIS - millis;
    if (ahead > CLOCK_TOLERANCE_MILLIS) {
      return new ClockBroken(ahead);
    }
    Rings rings = stored.at(Math.max(stored.bucket(), Rings.bucketAt(millis)));
    int room = room(rings, limits);
    return room > 0
        ? new Room(rings, rings.count() + room)
        : new Full(quota(rings, limits, millis));
  }

  /** What is left of {@code limits} at {@code millis} after all that {@code rings} count. */
  static Quota quota(Rings rings, Limits limits, long millis) {
    List<Quota.Window> windows = new ArrayList<>(3);
    if (limits.hasBurst()) {
      windows.add(
          window(
              "second",
              1,
              limits.perSecond(),
              rings.lastSecond(),
              rings.secondOpens(limits.perSecond()) - millis));
    }
    limits
        .perMinute()
        .ifPresent(limit ->
            windows.add(
                window(
                    "minute", 60, limit, rings.lastMinute(), rings.minuteOpens(limit) - millis)));
    limits
        .perHour()
        .ifPresent(limit ->
            windows.add(
                window("hour", 3_600, limit, rings.lastHour(), rings.hourOpens(limit) - millis)));
    return new Quota(windows);
  }

  private static Quota.Window window(
      String name, int seconds, int limit, int used, long opensInMillis) {
    boolean open = used < limit;
    int opensIn = open ? 0 : (int) Math.max(1, Math.ceilDiv(opensInMillis, 1_000L));
    return new Quota.Window(name, seconds, limit, Math.max(0, limit - used), opensIn);
  }

  private static int room(Rings rings, Limits limits) {
    int room = limits.perSecond() - rings.lastSecond();
    if (limits.perMinute().isPresent()) {
      room = Math.min(room, limits.perMinute().getAsInt() - rings.lastMinute());
    }
    if (limits.perHour().isPresent()) {
      room = Math.min(room, limits.perHour().getAsInt() - rings.lastHour());
    }
    return room;
  }
}
