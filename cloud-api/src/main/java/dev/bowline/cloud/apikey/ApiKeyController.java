package dev.bowline.cloud.apikey;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.credential.CommonFields;
import dev.bowline.cloud.credential.CredentialListing;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.credential.Totals;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.platform.RowPage;
import dev.bowline.cloud.usage.LogDeletion;
import dev.bowline.contract.Secret;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** API keys in the panel. */
@Controller("/panel/keys")
@PanelOnly
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApiKeyController {

  private static final String ROWS = "keys";

  private final ApiKeys keys;
  private final Credentials credentials;
  private final InstantSource time;

  ApiKeyController(ApiKeys keys, Credentials credentials, InstantSource time) {
    this.keys = keys;
    this.credentials = credentials;
    this.time = time;
  }

  /** A new key. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Created(KeyView key, String apiKey, ShownOnce apiSecret) {}

  /** A new secret. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Regenerated(ShownOnce apiSecret) {}

  /** Why a key ends. */
  @Serdeable
  record Revoke(@Nullable String reason) {}

  /** The tenant's keys, the youngest first unless {@code sort} says otherwise. */
  @Get
  Success<List<KeyView>> list(PanelMember member, @RequestBean CredentialListing asked) {
    RowPage<ApiKey> page =
        RowPage.of(
            ROWS,
            member.tenantId(),
            asked.order(),
            asked.cursor(),
            asked.limit(),
            (last, most) -> keys.page(member.tenantId(), asked, last, most),
            key -> key.credential().number());
    return page.answer(views(page.rows()));
  }

  /** Makes a key and shows it, this once. */
  @Post
  HttpResponse<Success<Created>> create(
      PanelMember member, @Body CreateKey asked, HttpRequest<?> request) {
    ApiKeys.WithSecret made = keys.create(Editor.of(member, request), asked);
    KeyView view = KeyView.of(made.key(), Totals.NONE, time.instant());
    String publicKey = made.key().credential().id();
    return HttpResponse.created(
            Success.of(new Created(view, publicKey, new ShownOnce(made.secret()))))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** One key. */
  @Get("/{id}")
  Success<KeyView> find(PanelMember member, long id, HttpRequest<?> request) {
    return tagged(request, keys.find(member.tenantId(), id).orElseThrow(ApiKeys::absent));
  }

  /** Changes what the body names. */
  @Patch("/{id}")
  Success<KeyView> edit(
      PanelMember member, long id, IfMatch condition, @Body EditKey asked, HttpRequest<?> request) {
    return tagged(request, keys.edit(Editor.of(member, request), id, condition, asked));
  }

  /** Replaces the secret and shows the new one, this once. */
  @Post("/{id}/regenerate")
  HttpResponse<Success<Regenerated>> regenerate(
      PanelMember member, long id, HttpRequest<?> request) {
    Secret secret = keys.regenerate(Editor.of(member, request), id).secret();
    return HttpResponse.ok(Success.of(new Regenerated(new ShownOnce(secret))))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Ends the key for good. */
  @Post("/{id}/revoke")
  Success<KeyView> revoke(
      PanelMember member, long id, @Body @Nullable Revoke asked, HttpRequest<?> request) {
    String reason = CommonFields.reason(asked == null ? null : asked.reason());
    return Success.of(view(keys.revoke(Editor.of(member, request), id, reason)));
  }

  /** Removes the key at once and for good; its request log goes later. */
  @Delete("/{id}")
  HttpResponse<Success<LogDeletion>> delete(PanelMember member, long id, HttpRequest<?> request) {
    return keys.delete(Editor.of(member, request), id).accepted();
  }

  private Success<KeyView> tagged(HttpRequest<?> request, ApiKey key) {
    key.tag().tag(request);
    return Success.of(view(key));
  }

  private KeyView view(ApiKey key) {
    return views(List.of(key)).getFirst();
  }

  private List<KeyView> views(List<ApiKey> page) {
    Map<String, Totals> totals =
        credentials.totals(page.stream().map(key -> key.credential().id()).toList());
    return page.stream()
        .map(key ->
            KeyView.of(
                key, totals.getOrDefault(key.credential().id(), Totals.NONE), time.instant()))
        .toList();
  }
}
