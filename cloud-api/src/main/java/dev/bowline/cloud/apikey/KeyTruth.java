package dev.bowline.cloud.apikey;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.projection.CredentialTruth;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells what authentication is to know of a key. */
@Singleton
final class KeyTruth implements CredentialTruth {

  private final ApiKeyRepository keys;

  KeyTruth(ApiKeyRepository keys) {
    this.keys = keys;
  }

  @Override
  public Credential.Kind kind() {
    return Credential.Kind.KEY;
  }

  @Override
  public Optional<Credential> find(String id) {
    return keys.findByPublicKey(id).map(row -> ApiKey.of(row).credential());
  }
}
