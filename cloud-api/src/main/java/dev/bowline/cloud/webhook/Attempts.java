package dev.bowline.cloud.webhook;

import dev.bowline.cloud.audit.AuditTrail;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The attempts at delivery. Each is written down before it is made and after; one that has no end
 * when its time is over was cut off, and its delivery is due again.
 */
@Singleton
final class Attempts {

  /** Longer than an attempt takes, unless the resolver hangs: then the message is sent twice. */
  static final Duration LOST = Duration.ofMinutes(1);

  /** A webhook that has known nothing but failure for so long is disabled. */
  static final Duration LONGEST_FAILING = Duration.ofDays(5);

  /** At once for one tenant, and for one webhook. */
  private static final int TENANT_SIDE = 16;

  private static final int SIDE = 4;

  /** At once for one webhook while a person waits for one of them. */
  private static final int MOST_ASKED = 2 * SIDE;

  /** Of one delivery, however often a person asks. */
  private static final int MOST_IN_ALL = 50;

  private static final String GONE = "gone";
  private static final String FAILING = "failing";

  private final WebhookRepository webhooks;
  private final DeliveryRepository deliveries;
  private final AttemptRepository attempts;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource time;

  Attempts(
      WebhookRepository webhooks,
      DeliveryRepository deliveries,
      AttemptRepository attempts,
      AuditTrail audit,
      TransactionOperations<Connection> transactions,
      InstantSource time) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.audit = audit;
    this.transactions = transactions;
    this.time = time;
  }

  /** An attempt that has begun. */
  record Attempt(WebhookRow webhook, DeliveryRow delivery, int number) {}

  /** Begins attempts at what is due, at most {@code most}, few for each tenant and webhook. */
  List<Attempt> beginDue(int most) {
    return transactions.executeWrite(status ->
        deliveries.lockDue(time.instant(), SIDE, TENANT_SIDE, most).stream()
            .flatMap(due -> begin(due).stream())
            .toList());
  }

  /** Stores {@code delivery} and begins an attempt at it; neither without room for one more. */
  Optional<Attempt> beginNew(DeliveryRow delivery) {
    return transactions.executeWrite(status ->
        withRoom(delivery.webhookId(), delivery.tenantId())
            .flatMap(webhook -> begin(deliveries.save(delivery))));
  }

  /**
   * Begins an attempt at one delivery, due or not; nothing while another is under way, without room
   * for one more, or after very many.
   */
  Optional<Attempt> beginAgain(WebhookRow asked, long deliveryId) {
    return transactions.executeWrite(status ->
        withRoom(asked.id(), asked.tenantId())
            .flatMap(webhook -> deliveries.lock(webhook.id(), deliveryId))
            .filter(delivery -> !isUnderWay(delivery) && delivery.attempts() < MOST_IN_ALL)
            .flatMap(delivery -> {
              deliveries.reopen(
                  deliveryId, Math.max(delivery.mostAttempts(), delivery.attempts() + 1));
              return begin(delivery);
            }));
  }

  /**
   * Writes down how {@code attempt} went and what follows. An attempt that was taken for lost and
   * whose delivery another instance has begun again counts for nothing but the log.
   */
  void end(Attempt attempt, Reply reply, Verdict verdict) {
    transactions.executeWrite(status -> {
      WebhookRow webhook = attempt.webhook();
      // Locked first, as a deletion does, so that the two never wait for each other.
      boolean exists = webhooks.lock(webhook.id(), webhook.tenantId()).isPresent();
      if (exists) {
        log(attempt, reply);
        if (conclude(attempt, verdict)) {
          weigh(attempt, verdict);
        }
      }
      return exists;
    });
  }

  /** The webhook, locked, so that of those who ask at once each counts the others. */
  private Optional<WebhookRow> withRoom(long webhookId, long tenantId) {
    return webhooks
        .lock(webhookId, tenantId)
        .filter(webhook -> deliveries.countUnderWay(webhookId, time.instant()) < MOST_ASKED);
  }

  private boolean isUnderWay(DeliveryRow delivery) {
    Instant until = delivery.sendingUntil();
    return until != null && until.isAfter(time.instant());
  }

  private Optional<Attempt> begin(DeliveryRow delivery) {
    Instant now = time.instant();
    int number = delivery.attempts() + 1;
    deliveries.begin(delivery.number(), number, now.plus(LOST));
    attempts.save(new AttemptRow(null, delivery.number(), number, now, null, null, null, null));
    return webhooks
        .findById(delivery.webhookId())
        .map(webhook -> new Attempt(webhook, delivery, number));
  }

  private void log(Attempt attempt, Reply reply) {
    long delivery = attempt.delivery().number();
    switch (reply) {
      case Reply.Answered(int status, var ignored, String excerpt) ->
          attempts.end(delivery, attempt.number(), time.instant(), status, null, excerpt);
      case Reply.Unanswered(Reply.Failure failure) ->
          attempts.end(delivery, attempt.number(), time.instant(), null, failure.word(), null);
    }
  }

  private boolean conclude(Attempt attempt, Verdict verdict) {
    Instant now = time.instant();
    return switch (verdict) {
      case Verdict.Delivered() -> finish(attempt, DeliveryRow.Status.SUCCEEDED, now);
      case Verdict.Gone() -> finish(attempt, DeliveryRow.Status.FAILED, now);
      case Verdict.Failed(Duration pause) ->
          attempt.number() >= attempt.delivery().mostAttempts()
              ? finish(attempt, DeliveryRow.Status.FAILED, now)
              : deliveries.end(
                      attempt.delivery().number(),
                      attempt.number(),
                      DeliveryRow.Status.PENDING.name(),
                      now.plus(pause),
                      null)
                  > 0;
    };
  }

  private boolean finish(Attempt attempt, DeliveryRow.Status status, Instant now) {
    return deliveries.end(attempt.delivery().number(), attempt.number(), status.name(), now, now)
        > 0;
  }

  private void weigh(Attempt attempt, Verdict verdict) {
    WebhookRow webhook = attempt.webhook();
    Instant now = time.instant();
    switch (verdict) {
      case Verdict.Delivered() -> webhooks.succeeded(webhook.id());
      case Verdict.Gone() -> disable(webhook, GONE, now, true);
      case Verdict.Failed ignored when attempt.delivery().isTest() -> {}
      case Verdict.Failed ignored -> {
        webhooks.failed(webhook.id(), now);
        disable(webhook, FAILING, now, false);
      }
    }
  }

  private void disable(WebhookRow webhook, String reason, Instant now, boolean whatever) {
    Instant failingBefore = now.minus(LONGEST_FAILING);
    if (webhooks.disable(webhook.id(), reason, failingBefore, whatever) > 0) {
      audit.append(webhook.byItself("webhook.disable", Map.of("reason", reason)));
    }
  }
}
