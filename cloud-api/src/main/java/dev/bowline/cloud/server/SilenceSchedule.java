package dev.bowline.cloud.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for silence every ten seconds, unless {@code bowline.background} is false. It begins when
 * the cloud has listened for as long as a silence lasts: until then it may be the cloud that was
 * away.
 */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
@Requires(property = "datasources.default.url")
final class SilenceSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(SilenceSchedule.class);

  private final Silence silence;

  SilenceSchedule(Silence silence) {
    this.silence = silence;
  }

  /** A failed round is made good by the next. */
  @Scheduled(initialDelay = "11m", fixedDelay = "10s")
  void sweep() {
    try {
      silence.sweep();
    } catch (RuntimeException e) {
      LOG.warn("Nobody looks for silent servers: {}", e.getMessage());
    }
  }
}
