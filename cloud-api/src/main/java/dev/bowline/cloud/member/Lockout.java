package dev.bowline.cloud.member;

import dev.bowline.cloud.member.LoginAttemptsTable.Attempts;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Slows guessing: five attempts are free, then the wait doubles from 30 seconds to 15 minutes. An
 * attempt is counted before the password is looked at, so guessing in parallel gains nothing.
 * Whoever exists and whoever does not are treated alike.
 */
@Singleton
final class Lockout {

  static final int FREE = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 5;
  private static final int RACES = 10;

  private final LoginAttemptsTable table;
  private final InstantSource time;

  Lockout(LoginAttemptsTable table, InstantSource time) {
    this.table = table;
    this.time = time;
  }

  /** Counts an attempt on {@code target}; answers how long to wait when it may not be made. */
  Optional<Duration> attempt(String target) {
    for (int race = 0; race < RACES; race++) {
      Attempts known = table.find(target).orElse(new Attempts(0, Instant.EPOCH));
      Instant now = time.instant();
      if (now.isBefore(known.lockedUntil())) {
        return Optional.of(Duration.between(now, known.lockedUntil()));
      }
      long count = known.count() + 1;
      if (table.replace(target, known.count(), new Attempts(count, now.plus(waitAfter(count))))) {
        return Optional.empty();
      }
    }
    return Optional.of(FIRST_WAIT);
  }

  /** The attempt succeeded: the next ones are free again. */
  void forgive(String target) {
    table.forget(target);
  }

  static Duration waitAfter(long attempts) {
    if (attempts < FREE) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - FREE, MOST_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
