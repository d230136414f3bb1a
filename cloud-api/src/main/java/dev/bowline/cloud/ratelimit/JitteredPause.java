package dev.bowline.cloud.ratelimit;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.concurrent.locks.LockSupport;

/** Nothing after the first lost race, then up to 4 ms, doubling. */
@Singleton
final class JitteredPause implements Pause {

  private static final long SHORTEST_NANOS = 2_000_000;

  private final SecureRandom random;

  JitteredPause(SecureRandom random) {
    this.random = random;
  }

  @Override
  public void afterLosing(int lost) {
    if (lost > 1) {
      LockSupport.parkNanos(random.nextLong(SHORTEST_NANOS << Math.min(lost - 1, 6)));
    }
  }
}
