package dev.bowline.localstack.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waiting for a condition instead of for a time. */
final class Eventually {

  private static final long PAUSE_MILLIS = 50;

  private Eventually() {}

  /** The first value that {@code attempt} finds; fails after {@code patience}. */
  static <T> T find(String what, Duration patience, Callable<Optional<T>> attempt)
      throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> found = attempt.call();
      if (found.isPresent()) {
        return found.get();
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw new AssertionError(what + " did not happen within " + patience.toSeconds() + " s");
  }

  /** Returns once {@code condition} holds; fails after {@code patience}. */
  static void holds(String what, Duration patience, Callable<Boolean> condition) throws Exception {
    find(what, patience, () -> condition.call() ? Optional.of(true) : Optional.empty());
  }
}
