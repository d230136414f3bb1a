package dev.bowline.cloud.usage;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the request logs of deleted credentials, one after the other. */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
@Requires(property = "datasources.default.url")
class LogDeletionSweeper {

  private static final Logger LOG = LoggerFactory.getLogger(LogDeletionSweeper.class);
  private static final int BATCH = 100;

  private final LogDeletions deletions;

  LogDeletionSweeper(LogDeletions deletions) {
    this.deletions = deletions;
  }

  /** One round. What fails is tried again in the next, and holds up nothing else. */
  @Scheduled(fixedDelay = "${bowline.sweep-interval:1s}", initialDelay = "1s")
  void sweep() {
    deletions.open(BATCH).forEach(this::finish);
  }

  private void finish(LogDeletionRow deletion) {
    try {
      deletions.finish(deletion);
    } catch (RuntimeException e) {
      LOG.warn("The log of {} {} is not deleted", deletion.kind(), deletion.number(), e);
    }
  }
}
