package dev.bowline.cloud.backup;

import dev.bowline.cloud.vault.Label;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.SealedRows;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;

/** The passwords of repositories. */
@Singleton
final class SealedPasswords implements SealedRows {

  private static final String TYPE = "backup-repository";
  private static final long FIRST_AND_ONLY = 1;

  private final PasswordRepository passwords;
  private final Vault vault;

  SealedPasswords(PasswordRepository passwords, Vault vault) {
    this.passwords = passwords;
    this.vault = vault;
  }

  Sealed seal(long tenantId, long serverId, Secret password) {
    return vault.seal(label(tenantId, serverId), password);
  }

  Secret open(PasswordRow row) {
    return vault.open(label(row), new Sealed(row.password()));
  }

  @Override
  public String name() {
    return "repositories of backups";
  }

  @Override
  public SealedColumns columns() {
    return passwords;
  }

  @Override
  public void reseal(String id) {
    passwords
        .findByServerId(Long.parseLong(id))
        .ifPresent(row ->
            passwords.replace(
                row.serverId(),
                row.password(),
                vault.reseal(label(row), new Sealed(row.password())).text()));
  }

  private static Label label(PasswordRow row) {
    return label(row.tenantId(), row.serverId());
  }

  private static Label label(long tenantId, long serverId) {
    return new Label(tenantId, "server-" + serverId, TYPE, FIRST_AND_ONLY);
  }
}
