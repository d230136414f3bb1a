package dev.bowline.cloud.token;

import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credential.Kind;
import dev.bowline.cloud.projection.CredentialTruth;
import dev.bowline.cloud.usage.LogOwnership;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells what authentication and View Logs are to know of a token. */
@Singleton
final class TokenTruth implements CredentialTruth, LogOwnership {

  private final TokenRepository tokens;

  TokenTruth(TokenRepository tokens) {
    this.tokens = tokens;
  }

  @Override
  public Kind kind() {
    return Kind.TOKEN;
  }

  @Override
  public Optional<BearerToken> find(String id) {
    return tokens.findByHashId(id).map(row -> Token.of(row).credential());
  }

  @Override
  public boolean belongs(long number, long tenantId) {
    return tokens.existsByIdAndTenantId(number, tenantId);
  }
}
