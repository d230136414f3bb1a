package dev.bowline.cloud.webhook;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.event.EventListener;
import dev.bowline.cloud.event.Published;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Makes of each event one delivery for every webhook that wants it and for which no more than 5,000
 * wait; what is dropped is counted.
 */
@Singleton
final class FanOut implements EventListener {

  static final int MOST_WAITING = 5_000;

  private final WebhookRepository webhooks;
  private final DeliveryRepository deliveries;
  private final AuditTrail audit;
  private final InstantSource time;

  FanOut(
      WebhookRepository webhooks,
      DeliveryRepository deliveries,
      AuditTrail audit,
      InstantSource time) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.audit = audit;
    this.time = time;
  }

  @Override
  public void on(Published event) {
    Instant now = time.instant();
    webhooks.shareEnabled(event.tenantId()).stream()
        .filter(webhook -> webhook.wants(event))
        .forEach(webhook -> tell(webhook, event, now));
  }

  private void tell(WebhookRow webhook, Published event, Instant now) {
    if (deliveries.countWaiting(webhook.id(), MOST_WAITING) < MOST_WAITING) {
      deliveries.save(
          DeliveryRow.due(
              webhook,
              event.serverId(),
              event.messageId(),
              event.type(),
              event.payload(),
              Backoff.MOST_ATTEMPTS,
              now));
    } else if (webhooks.dropFirst(webhook.id()) > 0) {
      audit.append(webhook.byItself("webhook.drop", Map.of("waiting", MOST_WAITING)));
    } else {
      webhooks.drop(webhook.id());
    }
  }
}
