package dev.bowline.cloud.webhook;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.exchange.Deleted;
import dev.bowline.cloud.exchange.Success;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks in the panel. */
@Controller("/panel/webhooks")
@PanelOnly
@ExecuteOn(TaskExecutors.BLOCKING)
final class PanelWebhookController {

  private final WebhookAnswers webhooks;

  PanelWebhookController(WebhookAnswers webhooks) {
    this.webhooks = webhooks;
  }

  /** All that the caller sees; {@code meta.event_types} lists what there is to hear of. */
  @Get
  Success<List<WebhookView>> list(Principal.PanelMember caller, HttpRequest<?> request) {
    return webhooks.list(Asker.of(caller, request));
  }

  /** A new webhook. The answer shows its secret, this once. */
  @Post
  HttpResponse<Success<WebhookAnswers.Issued>> create(
      Principal.PanelMember caller, @Body WebhookFields asked, HttpRequest<?> request) {
    return webhooks.create(Asker.of(caller, request), asked);
  }

  /** One webhook. */
  @Get("/{id}")
  Success<WebhookView> show(Principal.PanelMember caller, long id, HttpRequest<?> request) {
    return webhooks.show(Asker.of(caller, request), id, request);
  }

  /** Changes what the body names. */
  @Patch("/{id}")
  Success<WebhookView> edit(
      Principal.PanelMember caller,
      long id,
      IfMatch condition,
      @Body WebhookFields asked,
      HttpRequest<?> request) {
    return webhooks.edit(Asker.of(caller, request), id, condition, asked, request);
  }

  /** Removes the webhook with its delivery log. */
  @Delete("/{id}")
  Success<Deleted> delete(Principal.PanelMember caller, long id, HttpRequest<?> request) {
    return webhooks.delete(Asker.of(caller, request), id);
  }

  /** Sends a test message and tells how it went, within 20 s. */
  @Post("/{id}/test")
  Success<DeliveryView> test(Principal.PanelMember caller, long id, HttpRequest<?> request) {
    return webhooks.test(Asker.of(caller, request), id);
  }

  /** Another secret, shown this once; the one before signs too for 24 hours. */
  @Post("/{id}/rotate-secret")
  HttpResponse<Success<WebhookAnswers.Issued>> rotateSecret(
      Principal.PanelMember caller, long id, HttpRequest<?> request) {
    return webhooks.rotate(Asker.of(caller, request), id);
  }

  /** The delivery log of 30 days, the newest first. */
  @Get("/{id}/deliveries")
  Success<List<DeliveryView>> deliveries(
      Principal.PanelMember caller,
      long id,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String status,
      @Nullable @QueryValue Integer limit,
      HttpRequest<?> request) {
    return webhooks.deliveries(Asker.of(caller, request), id, cursor, status, limit);
  }

  /** Sends a message again and tells how it went, within 20 s. */
  @Post("/{id}/deliveries/{deliveryId}/retry")
  Success<DeliveryView> retry(
      Principal.PanelMember caller, long id, long deliveryId, HttpRequest<?> request) {
    return webhooks.retry(Asker.of(caller, request), id, deliveryId);
  }
}
