package dev.bowline.host.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether somebody looks at this host's metrics: a lease that each {@code WatchMetrics} extends.
 */
public final class Watch {

  /** No lease reaches further than this from now on, whatever the cloud asks. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final InstantSource clock;
  private final AtomicReference<Instant> until = new AtomicReference<>(Instant.EPOCH);
  private final Semaphore begun = new Semaphore(0);

  /** Nobody looks yet. */
  public Watch(InstantSource clock) {
    this.clock = clock;
  }

  /** Somebody looks until {@code moment}, or for two minutes if that is sooner. */
  public void extend(Instant moment) {
    Instant now = clock.instant();
    Instant latest = now.plus(LONGEST);
    Instant end = moment.isBefore(latest) ? moment : latest;
    Instant before = until.getAndAccumulate(end, (a, b) -> a.isAfter(b) ? a : b);
    if (!before.isAfter(now) && end.isAfter(now)) {
      begun.release();
    }
  }

  /** Whether somebody looks now. */
  public boolean isOn() {
    return until.get().isAfter(clock.instant());
  }

  /** Returns after {@code length}, or sooner when somebody begins to look. */
  void pause(Duration length) throws InterruptedException {
    if (begun.tryAcquire(Math.max(0, length.toMillis()), TimeUnit.MILLISECONDS)) {
      begun.drainPermits();
    }
  }
}
