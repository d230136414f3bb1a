package dev.bowline.cloud.command;

import dev.bowline.cloud.vault.Label;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.SealedRows;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;

/** The private halves of the cloud's command keys. */
@Singleton
final class SealedCommandKeys implements SealedRows {

  private static final long NO_TENANT = 0;
  private static final String TYPE = "command-key";

  private final CommandKeyRepository keys;
  private final Vault vault;

  SealedCommandKeys(CommandKeyRepository keys, Vault vault) {
    this.keys = keys;
    this.vault = vault;
  }

  Sealed seal(String keyId, Secret privateKey) {
    return vault.seal(label(keyId), privateKey);
  }

  Secret open(CommandKeyRow row) {
    return vault.open(label(row.keyId()), new Sealed(row.privateKey()));
  }

  @Override
  public String name() {
    return "command keys";
  }

  @Override
  public SealedColumns columns() {
    return keys;
  }

  @Override
  public void reseal(String id) {
    keys.findByKeyId(id)
        .ifPresent(row ->
            keys.replace(
                id,
                row.privateKey(),
                vault.reseal(label(id), new Sealed(row.privateKey())).text()));
  }

  private static Label label(String keyId) {
    return new Label(NO_TENANT, keyId, TYPE, 1);
  }
}
