package dev.bowline.cloud.event;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Relays every second, unless {@code bowline.background} is false. */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
@Requires(property = "datasources.default.url")
final class RelaySchedule {

  private static final Logger LOG = LoggerFactory.getLogger(RelaySchedule.class);

  private final EventRelay relay;

  RelaySchedule(EventRelay relay) {
    this.relay = relay;
  }

  /** A failed round is made good by the next. */
  @Scheduled(initialDelay = "1s", fixedDelay = "${bowline.sweep-interval:1s}")
  void relay() {
    try {
      relay.relay();
    } catch (RuntimeException e) {
      LOG.warn("Events wait to be told: {}", e.getMessage());
    }
  }
}
