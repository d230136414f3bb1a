package dev.bowline.cloud.apikey;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.projection.CredentialChanges;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.SealedRows;
import dev.bowline.cloud.vault.Vault;
import jakarta.inject.Singleton;

/** The secrets of keys. Sealed anew, a key counts as changed, so every instance takes it up. */
@Singleton
final class SealedKeys implements SealedRows {

  private final ApiKeyRepository keys;
  private final CredentialChanges changes;
  private final Vault vault;

  SealedKeys(ApiKeyRepository keys, CredentialChanges changes, Vault vault) {
    this.keys = keys;
    this.changes = changes;
    this.vault = vault;
  }

  @Override
  public String name() {
    return "API keys";
  }

  @Override
  public SealedColumns columns() {
    return keys;
  }

  @Override
  public void reseal(String id) {
    changes.store(() -> keys.lock(id).map(ApiKey::of).map(this::resealed));
  }

  private ApiKey resealed(ApiKey key) {
    Credential sealed = key.credential();
    Sealed anew = vault.reseal(sealed.label(), sealed.secret());
    ApiKey changed = key.with(sealed.resealed(anew, changes.nextGeneration()));
    keys.update(changed.toRow());
    return changed;
  }
}
