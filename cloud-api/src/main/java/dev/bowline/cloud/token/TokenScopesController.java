package dev.bowline.cloud.token;

import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;

/** What a token can be given: drawn from the enum, so there is no second list. */
@Controller("/panel/token-scopes")
@PanelOnly
final class TokenScopesController {

  /** One scope. */
  @Serdeable
  record ScopeView(String scope, String title) {}

  /** All of them, in the order in which they are shown. */
  @Get
  Success<List<ScopeView>> list() {
    return Success.of(
        Arrays.stream(TokenScope.values())
            .map(scope -> new ScopeView(scope.text(), scope.title()))
            .toList());
  }
}
