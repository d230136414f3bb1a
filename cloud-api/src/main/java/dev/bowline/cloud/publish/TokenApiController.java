package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.RequiresTokenScope;
import dev.bowline.cloud.panelconfig.Envelope;
import dev.bowline.cloud.panelconfig.Envelopes;
import dev.bowline.cloud.panelconfig.Listings;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;

/** {@code GET /api/v1/openapi.php}: the surface of bearer tokens, drawn from its routes. */
@Controller("/api/v1/openapi.php")
final class TokenApiController {

  private final Endpoints endpoints;
  private final Listings listings;
  private final Installation installation;
  private final Envelopes envelopes;

  TokenApiController(
      Endpoints endpoints, Listings listings, Installation installation, Envelopes envelopes) {
    this.endpoints = endpoints;
    this.listings = listings;
    this.installation = installation;
    this.envelopes = envelopes;
  }

  @Get
  @RequiresTokenScope(TokenScope.PLATFORM)
  Envelope<Map<String, Object>> openapi() {
    return envelopes.loaded(
        new TokenApi(listings).document(endpoints.ofTokens(), installation.publicUrl().toString()));
  }
}
