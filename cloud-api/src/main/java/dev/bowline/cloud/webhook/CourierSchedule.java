package dev.bowline.cloud.webhook;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends every second and tidies up every hour, unless {@code bowline.background} is false. */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
@Requires(property = "datasources.default.url")
final class CourierSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(CourierSchedule.class);

  private final Courier courier;
  private final Retention retention;

  CourierSchedule(Courier courier, Retention retention) {
    this.courier = courier;
    this.retention = retention;
  }

  /** A failed round is made good by the next. */
  @Scheduled(initialDelay = "1s", fixedDelay = "${bowline.sweep-interval:1s}")
  void send() {
    attempt(courier::sweep);
  }

  /** The same holds here. */
  @Scheduled(initialDelay = "1m", fixedDelay = "1h")
  void tidy() {
    attempt(retention::sweep);
  }

  private static void attempt(Runnable round) {
    try {
      round.run();
    } catch (RuntimeException e) {
      LOG.warn("Webhooks are not swept: {}", e.getMessage());
    }
  }
}
