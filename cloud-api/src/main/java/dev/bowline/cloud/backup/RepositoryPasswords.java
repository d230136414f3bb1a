package dev.bowline.cloud.backup;

import dev.bowline.cloud.vault.Label;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;

/**
 * The password of each server's repository: 256 random bits in base64url, made once, on first use
 * by any instance, and kept sealed. Without it nothing in the repository can be read.
 */
@Singleton
public final class RepositoryPasswords {

  private static final int BYTES = 32;
  private static final String TYPE = "backup-repository";
  private static final long FIRST_AND_ONLY = 1;

  private final PasswordRepository passwords;
  private final Vault vault;
  private final SecureRandom random;
  private final InstantSource clock;

  RepositoryPasswords(
      PasswordRepository passwords, Vault vault, SecureRandom random, InstantSource clock) {
    this.passwords = passwords;
    this.vault = vault;
    this.random = random;
    this.clock = clock;
  }

  /** Whether the server has ever had access to a repository. */
  public boolean exists(long serverId) {
    return passwords.findByServerId(serverId).isPresent();
  }

  /** Forgets the password: what is left in the repository is lost for good. */
  public void forget(long serverId) {
    passwords.deleteByServerId(serverId);
  }

  /** The password of the tenant's server {@code serverId}. */
  Secret of(long tenantId, long serverId) {
    if (!exists(serverId)) {
      create(tenantId, serverId);
    }
    PasswordRow row = passwords.findByServerId(serverId).orElseThrow();
    return vault.open(label(row.tenantId(), serverId), new Sealed(row.password()));
  }

  private void create(long tenantId, long serverId) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    Secret password = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    Sealed sealed = vault.seal(label(tenantId, serverId), password);
    passwords.insertIfAbsent(serverId, tenantId, sealed.text(), clock.instant());
  }

  private static Label label(long tenantId, long serverId) {
    return new Label(tenantId, "server-" + serverId, TYPE, FIRST_AND_ONLY);
  }
}
