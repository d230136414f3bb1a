package dev.bowline.cloud.webhook;

import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.exchange.Deleted;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.platform.RowPage;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered about webhooks, to keys and to people alike. */
@Singleton
final class WebhookAnswers {

  private final Webhooks webhooks;
  private final Deliveries deliveries;

  WebhookAnswers(Webhooks webhooks, Deliveries deliveries) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  /** A webhook with the secret that was made for it, shown this once. */
  @Serdeable
  @Example(
      """
      {"webhook": {"id": 7, "name": "ops", "url": "https://example.com/hooks", "events": ["job.*", "key.created"],
       "server_ids": null, "enabled": true, "disabled_reason": null, "previous_secret_until": null,
       "failing_since": null, "dropped": 0, "created_at": "2026-03-01T12:00:00Z"},
       "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"}
      """)
  record Issued(WebhookView webhook, ShownOnce secret) {}

  Success<List<WebhookView>> list(Asker asker) {
    return Success.of(
        webhooks.all(asker).stream().map(WebhookView::of).toList(),
        Map.of("event_types", Arrays.stream(EventType.values()).map(EventType::word).toList()));
  }

  Success<WebhookView> show(Asker asker, long id, HttpRequest<?> request) {
    return tagged(request, webhooks.find(asker, id));
  }

  HttpResponse<Success<Issued>> create(Asker asker, WebhookFields asked) {
    return issued(HttpStatus.CREATED, webhooks.create(asker, asked));
  }

  Success<WebhookView> edit(
      Asker asker, long id, IfMatch condition, WebhookFields asked, HttpRequest<?> request) {
    return tagged(request, webhooks.edit(asker, id, condition, asked));
  }

  HttpResponse<Success<Issued>> rotate(Asker asker, long id) {
    return issued(HttpStatus.OK, webhooks.rotate(asker, id));
  }

  Success<Deleted> delete(Asker asker, long id) {
    webhooks.delete(asker, id);
    return Success.of(new Deleted(id));
  }

  Success<List<DeliveryView>> deliveries(
      Asker asker,
      long id,
      @Nullable String cursor,
      @Nullable String status,
      @Nullable Integer limit) {
    RowPage<DeliveryView> page = deliveries.page(asker, id, cursor, status, limit);
    return page.answer(page.rows());
  }

  Success<DeliveryView> test(Asker asker, long id) {
    return Success.of(deliveries.test(asker, id));
  }

  Success<DeliveryView> retry(Asker asker, long id, long delivery) {
    return Success.of(deliveries.retry(asker, id, delivery));
  }

  private static Success<WebhookView> tagged(HttpRequest<?> request, WebhookRow webhook) {
    webhook.tag().tag(request);
    return Success.of(WebhookView.of(webhook));
  }

  private static HttpResponse<Success<Issued>> issued(HttpStatus status, Webhooks.WithSecret made) {
    return HttpResponse.<Success<Issued>>status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(Success.of(new Issued(WebhookView.of(made.webhook()), new ShownOnce(made.secret()))));
  }
}
