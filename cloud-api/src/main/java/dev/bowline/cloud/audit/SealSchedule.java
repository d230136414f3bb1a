package dev.bowline.cloud.audit;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals every ten seconds, unless {@code bowline.background} is false: a function has no
 * background.
 */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
@Requires(property = "datasources.default.url")
final class SealSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(SealSchedule.class);

  private final Sealer sealer;

  SealSchedule(Sealer sealer) {
    this.sealer = sealer;
  }

  /** A failed round is made good by the next. */
  @Scheduled(initialDelay = "10s", fixedDelay = "10s")
  void sweep() {
    try {
      sealer.sweep();
    } catch (RuntimeException e) {
      LOG.warn("The audit trail is not sealed: {}", e.getMessage());
    }
  }
}
