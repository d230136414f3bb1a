package dev.bowline.cloud.resource.backup;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps every five seconds, unless {@code bowline.background} is false: a function has no
 * background.
 */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
final class BackupSweepSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(BackupSweepSchedule.class);

  private final BackupSweeper sweeper;

  BackupSweepSchedule(BackupSweeper sweeper) {
    this.sweeper = sweeper;
  }

  /** A failed round is made good by the next. */
  @Scheduled(initialDelay = "5s", fixedDelay = "5s")
  void sweep() {
    try {
      sweeper.sweep();
    } catch (RuntimeException e) {
      LOG.warn("Backups are not swept: {}", e.getMessage());
    }
  }
}
