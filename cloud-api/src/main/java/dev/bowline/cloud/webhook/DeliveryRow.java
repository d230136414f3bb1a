package dev.bowline.cloud.webhook;

import dev.bowline.cloud.exchange.Worded;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message for one webhook, as it is stored.
 *
 * @param serverId what it concerns; null when it concerns no server
 * @param attempts begun so far
 * @param mostAttempts after which it has failed
 * @param nextAttemptAt when it is due; while an attempt is under way, when that is given up as lost
 * @param sendingUntil while an attempt is under way, when it is given up as lost
 */
@MappedEntity("webhook_delivery")
record DeliveryRow(
    @Id @GeneratedValue @Nullable Long id,
    long webhookId,
    long tenantId,
    @Nullable Long serverId,
    String messageId,
    String event,
    String payload,
    Status status,
    int attempts,
    int mostAttempts,
    Instant nextAttemptAt,
    @Nullable Instant sendingUntil,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** The event of a message that a person asked for; it tells nothing and is tried once. */
  static final String TEST = "webhook.test";

  /** How far it is. */
  enum Status implements Worded {
    PENDING,
    SUCCEEDED,
    FAILED;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static DeliveryRow due(
      WebhookRow webhook,
      @Nullable Long serverId,
      String messageId,
      String event,
      String payload,
      int mostAttempts,
      Instant now) {
    return new DeliveryRow(
        null,
        webhook.id(),
        webhook.tenantId(),
        serverId,
        messageId,
        event,
        payload,
        Status.PENDING,
        0,
        mostAttempts,
        now,
        null,
        now,
        null);
  }

  boolean isTest() {
    return event.equals(TEST);
  }

  /** Its number, which it has once it is stored. */
  long number() {
    if (id == null) {
      throw new IllegalStateException("Not stored yet");
    }
    return id;
  }
}
