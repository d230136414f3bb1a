package dev.bowline.cloud.projection;

import dev.bowline.cloud.platform.BackgroundWork;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Delivers what a crash left in the outbox, within a few seconds. Any number of instances may
 * sweep: an entry is locked by one.
 */
@Singleton
@Requires(property = "datasources.default.url")
final class OutboxSweeper implements BackgroundWork {

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

  @Override
  public String name() {
    return "the sweep of credentials";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  @Override
  public boolean round() {
    List<String> changed = entries.changedUntil(time.instant().minus(PATIENCE), BATCH);
    changed.forEach(outbox::deliver);
    return !changed.isEmpty();
  }
}
