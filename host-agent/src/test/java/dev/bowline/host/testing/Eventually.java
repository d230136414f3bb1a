package dev.bowline.host.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for another thread by asking, not by sleeping and hoping. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Eventually() {}

  /** Returns once {@code condition} holds; fails after 20 seconds. */
  public static void holds(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Did not hold within " + PATIENCE);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
