package dev.bowline.cloud.webhook;

import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.event.Messages;
import dev.bowline.cloud.platform.RowPage;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The delivery log of a webhook, for those who see the webhook. */
@Singleton
final class Deliveries {

  /** Messages of 20,000 characters make a page large. */
  private static final int LONGEST_PAGE = 100;

  private final Webhooks webhooks;
  private final DeliveryRepository deliveries;
  private final AttemptRepository attempts;
  private final Attempts begun;
  private final Courier courier;
  private final Messages messages;
  private final InstantSource time;

  Deliveries(
      Webhooks webhooks,
      DeliveryRepository deliveries,
      AttemptRepository attempts,
      Attempts begun,
      Courier courier,
      Messages messages,
      InstantSource time) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.begun = begun;
    this.courier = courier;
    this.messages = messages;
    this.time = time;
  }

  /**
   * The newest first, at most 100.
   *
   * @param cursor of the page before; 400 for what no page of this webhook gave
   * @param status a word of {@link DeliveryRow.Status}, null for all
   */
  RowPage<DeliveryView> page(
      Asker asker,
      long webhookId,
      @Nullable String cursor,
      @Nullable String status,
      @Nullable Integer limit) {
    WebhookRow webhook = webhooks.find(asker, webhookId);
    DeliveryRow.@Nullable Status only = status == null ? null : parsed(status);
    RowPage<DeliveryRow> page =
        RowPage.of(
            "deliveries",
            webhook.id(),
            cursor,
            limit == null ? null : Math.min(limit, LONGEST_PAGE),
            (before, most) -> below(before, most, asker, webhook, only),
            DeliveryRow::number);
    return new RowPage<>(views(page.rows()), page.next());
  }

  private List<DeliveryRow> below(
      long before, int most, Asker asker, WebhookRow webhook, DeliveryRow.@Nullable Status only) {
    return deliveries.page(
        webhook.id(),
        before,
        only == null,
        only == null ? "" : only.name(),
        asker.servers() instanceof ServerAccess.All,
        asker.servers().listed(),
        most);
  }

  /**
   * Sends a message that tells nothing, waits for the answer, and tells how it went; 409 while too
   * many attempts are under way.
   */
  DeliveryView test(Asker asker, long webhookId) {
    WebhookRow webhook = webhooks.find(asker, webhookId);
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    String payload = messages.payload(DeliveryRow.TEST, now, Map.of("webhook_id", webhookId));
    return carried(
        begun.beginNew(
            DeliveryRow.due(webhook, null, messages.newId(), DeliveryRow.TEST, payload, 1, now)));
  }

  /**
   * Sends a message again, under its old id and whatever became of it, waits for the answer, and
   * tells how it went; 409 while an attempt is under way, and after fifty.
   */
  DeliveryView retry(Asker asker, long webhookId, long id) {
    WebhookRow webhook = webhooks.find(asker, webhookId);
    DeliveryRow delivery = found(asker, webhook, id).orElseThrow(Deliveries::absent);
    return carried(begun.beginAgain(webhook, delivery.number()));
  }

  private DeliveryView carried(Optional<Attempts.Attempt> begun) {
    Attempts.Attempt attempt =
        begun.orElseThrow(
            () -> Problem.of(Code.CONFLICT, "Too many attempts; look at the log").exception());
    courier.carry(attempt);
    return deliveries
        .findById(attempt.delivery().number())
        .map(delivery -> views(List.of(delivery)).getFirst())
        .orElseThrow(Deliveries::absent);
  }

  private List<DeliveryView> views(List<DeliveryRow> page) {
    if (page.isEmpty()) {
      return List.of();
    }
    Map<Long, List<AttemptRow>> made =
        attempts.of(page.stream().map(DeliveryRow::number).toList()).stream()
            .collect(Collectors.groupingBy(AttemptRow::deliveryId));
    return page.stream()
        .map(delivery -> DeliveryView.of(delivery, made.getOrDefault(delivery.number(), List.of())))
        .toList();
  }

  private Optional<DeliveryRow> found(Asker asker, WebhookRow webhook, long id) {
    return deliveries
        .findById(id)
        .filter(delivery -> delivery.webhookId() == webhook.id() && isVisible(asker, delivery));
  }

  /** A webhook may have been told of other servers before it was given these. */
  private static boolean isVisible(Asker asker, DeliveryRow delivery) {
    Long server = delivery.serverId();
    return asker.servers() instanceof ServerAccess.All
        || delivery.isTest()
        || (server != null && asker.servers().includes(server));
  }

  private static DeliveryRow.Status parsed(String word) {
    return Arrays.stream(DeliveryRow.Status.values())
        .filter(status -> status.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            Problem.of(Code.INVALID_PARAMETER, "status is pending, succeeded or failed")
                .exception());
  }

  private static RuntimeException absent() {
    return Problem.of(Code.NOT_FOUND, "No such delivery").exception();
  }
}
