package dev.bowline.host.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How often the host samples and sends: every 5 seconds and 5 minutes, and every 2 seconds both
 * while somebody looks. Somebody looks as long as a {@code WatchMetrics} says so, or the cloud's
 * last answer asked for a short interval.
 */
public final class Pace {

  private static final Duration FAST = Duration.ofSeconds(2);
  private static final Duration SAMPLING = Duration.ofSeconds(5);
  private static final Duration SENDING = Duration.ofMinutes(5);
  private static final Duration SLOWEST = Duration.ofHours(1);

  /** No lease reaches further than this from now on, whatever the cloud asks. */
  private static final Duration LONGEST_LEASE = Duration.ofMinutes(2);

  /** Enough to send once, however late the message or wrong the clock: the answer says the rest. */
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Semaphore hurried = new Semaphore(0);
  private Instant leaseFrom = Instant.EPOCH;
  private Instant leaseTo = Instant.EPOCH;
  private Duration asked = SENDING;

  /** Nobody looks yet. */
  public Pace(InstantSource clock) {
    this.clock = clock;
  }

  /** Somebody looks until {@code moment}, taken as 5 seconds to 2 minutes from now. */
  public synchronized void watch(Instant moment) {
    Instant now = clock.instant();
    boolean wasWatched = isWatched(now);
    Instant end = now.plus(bounded(Duration.between(now, moment)));
    if (!wasWatched || end.isAfter(leaseTo)) {
      leaseFrom = now;
      leaseTo = end;
    }
    if (!wasWatched) {
      hurried.release();
    }
  }

  /** The cloud asks for this interval, taken as 1 second to 1 hour, until it asks for another. */
  public synchronized void ask(Duration interval) {
    Duration atLeast = interval.compareTo(Duration.ofSeconds(1)) < 0 ? FAST : interval;
    asked = atLeast.compareTo(SLOWEST) > 0 ? SLOWEST : atLeast;
  }

  /** Between two samples. */
  public synchronized Duration sampling() {
    return sending().compareTo(SAMPLING) < 0 ? FAST : SAMPLING;
  }

  /** Between two batches. */
  public synchronized Duration sending() {
    return isWatched(clock.instant()) && asked.compareTo(FAST) > 0 ? FAST : asked;
  }

  /**
   * Returns when the next sample is due, {@code already} having passed since the last; that is
   * sooner when somebody begins to look.
   */
  void awaitSample(Duration already) throws InterruptedException {
    long left = sampling().minus(already).toMillis();
    if (hurried.tryAcquire(Math.max(0, left), TimeUnit.MILLISECONDS)) {
      hurried.drainPermits();
    }
  }

  private static Duration bounded(Duration asked) {
    Duration enough = asked.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : asked;
    return enough.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : enough;
  }

  /** A clock that stepped back behind the lease's beginning ends it. */
  private boolean isWatched(Instant now) {
    return !now.isBefore(leaseFrom) && leaseTo.isAfter(now);
  }
}
