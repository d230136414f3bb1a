package dev.bowline.cloud.token;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.credential.CommonFields;
import dev.bowline.cloud.credential.CredentialListing;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.credential.Totals;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.platform.RowPage;
import dev.bowline.cloud.usage.LogDeletion;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
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

/** Bearer tokens in the panel. */
@Controller("/panel/tokens")
@PanelOnly
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenController {

  private static final String ROWS = "tokens";

  private final Tokens tokens;
  private final Credentials credentials;
  private final InstantSource time;

  TokenController(Tokens tokens, Credentials credentials, InstantSource time) {
    this.tokens = tokens;
    this.credentials = credentials;
    this.time = time;
  }

  /** A new token. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Created(TokenView token, ShownOnce bearerToken) {}

  /** Why a token ends. */
  @Serdeable
  record Revoke(@Nullable String reason) {}

  /** The tenant's tokens, the youngest first unless {@code sort} says otherwise. */
  @Get
  Success<List<TokenView>> list(PanelMember member, @RequestBean CredentialListing asked) {
    RowPage<Token> page =
        RowPage.of(
            ROWS,
            member.tenantId(),
            asked.order(),
            asked.cursor(),
            asked.limit(),
            (last, most) -> tokens.page(member.tenantId(), asked, last, most),
            token -> token.credential().number());
    return page.answer(views(page.rows()));
  }

  /** Makes a token and shows it, this once. */
  @Post
  HttpResponse<Success<Created>> create(
      PanelMember member, @Body CreateToken asked, HttpRequest<?> request) {
    Tokens.WithText made = tokens.create(Editor.of(member, request), asked);
    TokenView view = TokenView.of(made.token(), Totals.NONE, time.instant());
    return HttpResponse.created(Success.of(new Created(view, new ShownOnce(made.text().secret()))))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** One token. */
  @Get("/{id}")
  Success<TokenView> find(PanelMember member, long id) {
    return Success.of(view(tokens.find(member.tenantId(), id).orElseThrow(Tokens::absent)));
  }

  /** Ends the token for good. */
  @Post("/{id}/revoke")
  Success<TokenView> revoke(
      PanelMember member, long id, @Body @Nullable Revoke asked, HttpRequest<?> request) {
    String reason = CommonFields.reason(asked == null ? null : asked.reason());
    return Success.of(view(tokens.revoke(Editor.of(member, request), id, reason)));
  }

  /** Removes the token at once and for good; its request log goes later. */
  @Delete("/{id}")
  HttpResponse<Success<LogDeletion>> delete(PanelMember member, long id, HttpRequest<?> request) {
    return tokens.delete(Editor.of(member, request), id).accepted();
  }

  private TokenView view(Token token) {
    return views(List.of(token)).getFirst();
  }

  private List<TokenView> views(List<Token> page) {
    Map<String, Totals> totals =
        credentials.totals(page.stream().map(token -> token.credential().id()).toList());
    return page.stream()
        .map(token ->
            TokenView.of(
                token, totals.getOrDefault(token.credential().id(), Totals.NONE), time.instant()))
        .toList();
  }
}
