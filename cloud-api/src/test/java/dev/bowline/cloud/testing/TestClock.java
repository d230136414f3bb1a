package dev.bowline.cloud.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The cloud's clock: it runs with the machine's until a test stops it, moves it or lets it run. */
public final class TestClock implements InstantSource {

  private final Clock machine = Clock.systemUTC();
  private volatile Duration ahead = Duration.ZERO;
  private volatile @Nullable Instant stopped;

  @Override
  public Instant instant() {
    Instant still = stopped;
    return still == null ? machine.instant().plus(ahead) : still;
  }

  /** Stops the clock where it is, at a moment that the database keeps as it is. */
  public void stop() {
    stopAt(instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Stops the clock at {@code moment}. */
  public void stopAt(Instant moment) {
    stopped = moment;
  }

  /** Moves a clock, running or stopped. */
  public void advance(Duration by) {
    Instant still = stopped;
    if (still == null) {
      ahead = ahead.plus(by);
    } else {
      stopped = still.plus(by);
    }
  }

  /** Lets the clock run with the machine's again. */
  public void run() {
    stopped = null;
    ahead = Duration.ZERO;
  }
}
