package dev.bowline.cloud.projection;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Delivers what a crash left in the outbox, within a few seconds. Any number of instances may
 * sweep: an entry is locked by one.
 */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
@Requires(property = "datasources.default.url")
class OutboxSweeper {

  /** Younger entries are being delivered by the call that made them. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int BATCH = 100;

  private final OutboxRepository entries;
  private final Outbox outbox;
  private final InstantSource time;

  OutboxSweeper(OutboxRepository entries, Outbox outbox, InstantSource time) {
    this.entries = entries;
    this.outbox = outbox;
    this.time = time;
  }

  /** One round. */
  @Scheduled(fixedDelay = "${bowline.sweep-interval:1s}", initialDelay = "1s")
  void sweep() {
    entries.changedUntil(time.instant().minus(PATIENCE), BATCH).forEach(outbox::deliver);
  }
}
