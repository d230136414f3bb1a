package dev.bowline.cloud.webhook;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.exchange.Answers;
import dev.bowline.cloud.exchange.Deleted;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.OneOf;
import dev.bowline.cloud.exchange.Required;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.exchange.Within;
import dev.bowline.cloud.platform.RowPage;
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
import org.jspecify.annotations.Nullable;

/** Webhooks for keys: what a key may not see of the tenant, its webhooks are not told. */
@Controller("/v1/webhooks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {

  private final WebhookAnswers webhooks;

  WebhookController(WebhookAnswers webhooks) {
    this.webhooks = webhooks;
  }

  @Get
  @Described("Lists the webhooks; meta.event_types lists what there is to hear of.")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.READ)
  Success<List<WebhookView>> list(Principal.KeyHolder caller, HttpRequest<?> request) {
    return webhooks.list(Asker.of(caller, request));
  }

  @Post
  @Described("Makes a webhook. The answer shows its secret, this once.")
  @Answers(201)
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  HttpResponse<Success<WebhookAnswers.Issued>> create(
      Principal.KeyHolder caller,
      @Body @Required({"url", "events"}) WebhookFields asked,
      HttpRequest<?> request) {
    return webhooks.create(Asker.of(caller, request), asked);
  }

  @Get("/{id}")
  @Described("Shows one webhook.")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.READ)
  Success<WebhookView> show(
      Principal.KeyHolder caller, @Example("7") long id, HttpRequest<?> request) {
    return webhooks.show(Asker.of(caller, request), id, request);
  }

  @Patch("/{id}")
  @Described("Changes what the body names.")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  Success<WebhookView> edit(
      Principal.KeyHolder caller,
      @Example("7") long id,
      IfMatch condition,
      @Body WebhookFields asked,
      HttpRequest<?> request) {
    return webhooks.edit(Asker.of(caller, request), id, condition, asked, request);
  }

  @Delete("/{id}")
  @Described("Removes the webhook with its delivery log.")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.DELETE)
  Success<Deleted> delete(
      Principal.KeyHolder caller, @Example("7") long id, HttpRequest<?> request) {
    return webhooks.delete(Asker.of(caller, request), id);
  }

  @Post("/{id}/test")
  @Described("Sends a test message and tells how it went, within 20 s.")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  Success<DeliveryView> test(
      Principal.KeyHolder caller, @Example("7") long id, HttpRequest<?> request) {
    return webhooks.test(Asker.of(caller, request), id);
  }

  @Post("/{id}/rotate-secret")
  @Described("Makes another secret, shown this once; the one before signs too for 24 hours.")
  @Answers(200)
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  HttpResponse<Success<WebhookAnswers.Issued>> rotateSecret(
      Principal.KeyHolder caller, @Example("7") long id, HttpRequest<?> request) {
    return webhooks.rotate(Asker.of(caller, request), id);
  }

  @Get("/{id}/deliveries")
  @Described("Lists the deliveries of the last 30 days, the newest first.")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.READ)
  Success<List<DeliveryView>> deliveries(
      Principal.KeyHolder caller,
      @Example("7") long id,
      @Nullable @QueryValue @Example("NDI") String cursor,
      @Nullable @QueryValue @OneOf(DeliveryRow.Status.class) @Example("failed") String status,
      @Nullable @QueryValue @Within(most = RowPage.LONGEST) @Example("20") Integer limit,
      HttpRequest<?> request) {
    return webhooks.deliveries(Asker.of(caller, request), id, cursor, status, limit);
  }

  @Post("/{id}/deliveries/{deliveryId}/retry")
  @Described("Sends a message again and tells how it went, within 20 s.")
  @RequiresScope(resource = Resource.WEBHOOKS, action = Action.WRITE)
  Success<DeliveryView> retry(
      Principal.KeyHolder caller,
      @Example("7") long id,
      @Example("21") long deliveryId,
      HttpRequest<?> request) {
    return webhooks.retry(Asker.of(caller, request), id, deliveryId);
  }
}
