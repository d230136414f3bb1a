package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.RequiresTokenScope;
import dev.bowline.cloud.panelconfig.Envelope;
import dev.bowline.cloud.panelconfig.Envelopes;
import dev.bowline.cloud.panelconfig.Listings;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code GET /api/v1/openapi.php}: the surface of bearer tokens, drawn from its routes, once per
 * process.
 */
@Controller("/api/v1/openapi.php")
final class TokenApiController {

  private final Supplier<Map<String, Object>> document;
  private final Envelopes envelopes;

  TokenApiController(
      Endpoints endpoints,
      Listings listings,
      Examples examples,
      Installation installation,
      Envelopes envelopes) {
    this.document =
        SupplierUtil.memoized(() ->
            new TokenApi(listings, examples)
                .document(endpoints.ofTokens(), installation.publicUrl().toString()));
    this.envelopes = envelopes;
  }

  @Get
  @RequiresTokenScope(TokenScope.PLATFORM)
  Envelope<Map<String, Object>> openapi() {
    return envelopes.loaded(document.get());
  }
}
