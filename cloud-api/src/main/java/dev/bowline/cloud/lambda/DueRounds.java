package dev.bowline.cloud.lambda;

import dev.bowline.cloud.platform.BackgroundWork;
import dev.bowline.cloud.platform.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rounds of one minute. Work of a shorter pause comes first and again as long as any of it
 * found something to do, because one leads to another: a job that expires is an event, which is a
 * message to a receiver. Work of a longer pause comes once, in the minute it is due; when little
 * time is left it is not begun and waits for its next pause, instead of being cut off.
 */
final class DueRounds {

  private static final Logger LOG = LoggerFactory.getLogger(DueRounds.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Some work finds the same again for as long as it fails. */
  private static final int MOST_PASSES = 20;

  /** As long as a receiver may take, and a little more. */
  private static final long RESERVE_MILLIS = 20_000;

  /** What an answer needs. */
  private static final long LAST_MILLIS = 1_000;

  private final Collection<BackgroundWork> works;
  private final LongSupplier remainingMillis;
  private final Set<String> failed = new LinkedHashSet<>();

  DueRounds(Collection<BackgroundWork> works, LongSupplier remainingMillis) {
    this.works = works;
    this.remainingMillis = remainingMillis;
  }

  /** Does what is due in the minute of {@code time}; returns the names of what broke off. */
  List<String> run(Instant time) {
    List<BackgroundWork> frequent = works.stream().filter(DueRounds::isFrequent).toList();
    int passes = 1;
    while (pass(frequent) && passes < MOST_PASSES && hasTime()) {
      passes++;
    }
    frequent.forEach(this::settle);
    works.stream()
        .filter(work -> !isFrequent(work) && isDue(work, time))
        .forEach(this::attemptInTime);
    return List.copyOf(failed);
  }

  private static boolean isFrequent(BackgroundWork work) {
    return work.pause().compareTo(MINUTE) < 0;
  }

  /** Whether the minute is the first of one of the pauses that fill the time since 1970. */
  private static boolean isDue(BackgroundWork work, Instant time) {
    return Math.floorMod(time.getEpochSecond(), work.pause().toSeconds()) < MINUTE.toSeconds();
  }

  private boolean hasTime() {
    return remainingMillis.getAsLong() > RESERVE_MILLIS;
  }

  private boolean pass(List<BackgroundWork> frequent) {
    boolean worked = false;
    for (BackgroundWork work : frequent) {
      worked |= !failed.contains(work.name()) && attempt(work);
    }
    return worked;
  }

  private boolean attempt(BackgroundWork work) {
    return switch (Rounds.attempt(work)) {
      case IDLE -> false;
      case WORKED -> true;
      case FAILED -> {
        failed.add(work.name());
        yield false;
      }
    };
  }

  private void attemptInTime(BackgroundWork work) {
    if (hasTime()) {
      attempt(work);
      settle(work);
    } else {
      LOG.warn("No time is left for {}, which waits for its next pause", work.name());
    }
  }

  private void settle(BackgroundWork work) {
    try {
      work.settle(Duration.ofMillis(Math.max(0, remainingMillis.getAsLong() - LAST_MILLIS)));
    } catch (InterruptedException e) {
      LOG.warn("Nobody waited for {}", work.name());
      Thread.currentThread().interrupt();
    }
  }
}
