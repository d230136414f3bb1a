package dev.bowline.cloud.ratelimit;

import java.util.ArrayList;
import java.util.List;

/** Every admitted request by its millisecond: the truth that rings only approximate. */
final class ExactLog {

  private final List<Long> admitted = new ArrayList<>();

  void add(long millis) {
    admitted.add(millis);
  }

  int size() {
    return admitted.size();
  }

  /** Admits at {@code millis} if an exact limiter would; times must not go back. */
  boolean admit(Limits limits, long millis) {
    boolean room =
        lastWithin(1_000, millis) < limits.perSecond()
            && lastWithin(60_000, millis) < limits.perMinute().orElse(Integer.MAX_VALUE)
            && lastWithin(3_600_000, millis) < limits.perHour().orElse(Integer.MAX_VALUE);
    if (room) {
      add(millis);
    }
    return room;
  }

  /** The most requests in any window of that length, wherever it begins, both ends included. */
  int most(long windowMillis) {
    List<Long> sorted = admitted.stream().sorted().toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < sorted.size(); last++) {
      while (sorted.get(last) - sorted.get(first) > windowMillis) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  private int lastWithin(long windowMillis, long now) {
    int found = 0;
    for (int i = admitted.size() - 1; i >= 0 && now - admitted.get(i) < windowMillis; i--) {
      found++;
    }
    return found;
  }
}
