package dev.bowline.cloud.webhook;

import dev.bowline.cloud.platform.BackgroundWork;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Keeps the delivery log for 30 days and of each webhook the last 10,000 messages beside those that
 * wait, and a replaced secret no longer than it signs.
 */
@Singleton
@Requires(property = "datasources.default.url")
final class Retention implements BackgroundWork {

  static final Duration KEPT = Duration.ofDays(30);

  static final int MOST_KEPT = 10_000;

  private static final int BATCH = 1_000;

  private final DeliveryRepository deliveries;
  private final WebhookRepository webhooks;
  private final InstantSource time;

  Retention(DeliveryRepository deliveries, WebhookRepository webhooks, InstantSource time) {
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.time = time;
  }

  @Override
  public String name() {
    return "the retention of deliveries";
  }

  @Override
  public Duration pause() {
    return Duration.ofHours(1);
  }

  /** Forgets what is over; in small steps, so that it holds nobody up. */
  @Override
  public boolean round() {
    Instant now = time.instant();
    webhooks.forgetPrevious(now);
    inSteps(() -> deliveries.deleteBefore(now.minus(KEPT), BATCH));
    inSteps(() -> deliveries.deleteBehind(MOST_KEPT, BATCH));
    return false;
  }

  private static void inSteps(LongSupplier step) {
    long deleted = BATCH;
    while (deleted == BATCH) {
      deleted = step.getAsLong();
    }
  }
}
