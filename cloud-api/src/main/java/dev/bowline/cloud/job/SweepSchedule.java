package dev.bowline.cloud.job;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps every second, unless {@code bowline.background} is false: a function has no background.
 */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
final class SweepSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);

  private final Sweeper sweeper;

  SweepSchedule(Sweeper sweeper) {
    this.sweeper = sweeper;
  }

  /** A failed round is made good by the next. */
  @Scheduled(initialDelay = "1s", fixedDelay = "1s")
  void sweep() {
    try {
      sweeper.sweep();
    } catch (RuntimeException e) {
      LOG.warn("Jobs are not swept: {}", e.getMessage());
    }
  }
}
