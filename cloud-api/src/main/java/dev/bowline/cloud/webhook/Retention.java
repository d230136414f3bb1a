package dev.bowline.cloud.webhook;

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
final class Retention {

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

  /** Forgets what is over; in small steps, so that it holds nobody up. */
  void sweep() {
    Instant now = time.instant();
    webhooks.forgetPrevious(now);
    inSteps(() -> deliveries.deleteBefore(now.minus(KEPT), BATCH));
    inSteps(() -> deliveries.deleteBehind(MOST_KEPT, BATCH));
  }

  private static void inSteps(LongSupplier step) {
    long deleted = BATCH;
    while (deleted == BATCH) {
      deleted = step.getAsLong();
    }
  }
}
