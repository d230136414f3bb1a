package dev.bowline.cloud.rotation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with an unfinished rotation every minute, unless {@code bowline.background} is false: a
 * function has no background.
 */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
@Requires(property = "datasources.default.url")
final class RotationSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(RotationSchedule.class);

  private final Rotation rotation;

  RotationSchedule(Rotation rotation) {
    this.rotation = rotation;
  }

  /** A failed round is made good by the next. */
  @Scheduled(initialDelay = "30s", fixedDelay = "1m")
  void sweep() {
    try {
      rotation.sweep();
    } catch (RuntimeException e) {
      LOG.warn("The rotation of the vault waits: {}", e.getMessage());
    }
  }
}
