package dev.bowline.cloud.apikey;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Kind;
import dev.bowline.cloud.projection.CredentialTruth;
import dev.bowline.cloud.usage.LogOwnership;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells what authentication and View Logs are to know of a key. */
@Singleton
final class KeyTruth implements CredentialTruth, LogOwnership {

  private final ApiKeyRepository keys;

  KeyTruth(ApiKeyRepository keys) {
    this.keys = keys;
  }

  @Override
  public Kind kind() {
    return Kind.KEY;
  }

  @Override
  public Optional<Credential> find(String id) {
    return keys.findByPublicKey(id).map(row -> ApiKey.of(row).credential());
  }

  @Override
  public boolean belongs(long number, long tenantId) {
    return keys.existsByIdAndTenantId(number, tenantId);
  }
}
