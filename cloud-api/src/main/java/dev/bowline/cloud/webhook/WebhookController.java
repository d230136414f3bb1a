package dev.bowline.cloud.webhook;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Webhooks for keys: what a key may not see of the tenant, its webhooks are not told. */
@Controller("/v1/webhooks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {

  private final WebhookAnswers webhooks;

  WebhookController(WebhookAnswers webhooks) {
    this.webhooks = webhooks;
  }

  /** All that the caller sees; {@code meta.event_types} lists what there is to hear of. */
  @Get
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.READ)
  Success<List<WebhookView>> list(Principal.KeyHolder caller, HttpRequest<?> request) {
    return webhooks.list(Asker.of(caller, request));
  }

  /** A new webhook. The answer shows its secret, this once. */
  @Post
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  HttpResponse<Success<WebhookAnswers.Issued>> create(
      Principal.KeyHolder caller, @Body WebhookFields asked, HttpRequest<?> request) {
    return webhooks.create(Asker.of(caller, request), asked);
  }

  /** One webhook. */
  @Get("/{id}")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.READ)
  Success<WebhookView> show(Principal.KeyHolder caller, long id, HttpRequest<?> request) {
    return webhooks.show(Asker.of(caller, request), id);
  }

  /** Changes what the body names. */
  @Patch("/{id}")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  Success<WebhookView> edit(
      Principal.KeyHolder caller, long id, @Body WebhookFields asked, HttpRequest<?> request) {
    return webhooks.edit(Asker.of(caller, request), id, asked);
  }

  /** Removes the webhook with its delivery log. */
  @Delete("/{id}")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.DELETE)
  Success<Map<String, Object>> delete(Principal.KeyHolder caller, long id, HttpRequest<?> request) {
    return webhooks.delete(Asker.of(caller, request), id);
  }

  /** Sends a test message and tells how it went, within 20 s. */
  @Post("/{id}/test")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  Success<DeliveryView> test(Principal.KeyHolder caller, long id, HttpRequest<?> request) {
    return webhooks.test(Asker.of(caller, request), id);
  }

  /** Another secret, shown this once; the one before signs too for 24 hours. */
  @Post("/{id}/rotate-secret")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  HttpResponse<Success<WebhookAnswers.Issued>> rotateSecret(
      Principal.KeyHolder caller, long id, HttpRequest<?> request) {
    return webhooks.rotate(Asker.of(caller, request), id);
  }

  /** The delivery log of 30 days, the newest first. */
  @Get("/{id}/deliveries")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.READ)
  Success<List<DeliveryView>> deliveries(
      Principal.KeyHolder caller,
      long id,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String status,
      @Nullable @QueryValue Integer limit,
      HttpRequest<?> request) {
    return webhooks.deliveries(Asker.of(caller, request), id, cursor, status, limit);
  }

  /** Sends a message again and tells how it went, within 20 s. */
  @Post("/{id}/deliveries/{deliveryId}/retry")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  Success<DeliveryView> retry(
      Principal.KeyHolder caller, long id, long deliveryId, HttpRequest<?> request) {
    return webhooks.retry(Asker.of(caller, request), id, deliveryId);
  }
}
