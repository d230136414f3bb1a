package dev.bowline.cloud.usage;

import dev.bowline.cloud.platform.BackgroundWork;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the request logs of deleted credentials, one after the other. */
@Singleton
@Requires(property = "datasources.default.url")
final class LogDeletionSweeper implements BackgroundWork {

  private static final Logger LOG = LoggerFactory.getLogger(LogDeletionSweeper.class);
  private static final int BATCH = 100;

  private final LogDeletions deletions;

  LogDeletionSweeper(LogDeletions deletions) {
    this.deletions = deletions;
  }

  @Override
  public String name() {
    return "the deletion of request logs";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  /** What fails is tried again in the next, and holds up nothing else. */
  @Override
  public boolean round() {
    List<LogDeletionRow> open = deletions.open(BATCH);
    open.forEach(this::finish);
    return !open.isEmpty();
  }

  private void finish(LogDeletionRow deletion) {
    try {
      deletions.finish(deletion);
    } catch (RuntimeException e) {
      LOG.warn("The log of {} {} is not deleted", deletion.kind(), deletion.number(), e);
    }
  }
}
