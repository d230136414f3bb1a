package dev.bowline.cloud.backup;

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

  private final PasswordRepository passwords;
  private final SealedPasswords sealed;
  private final SecureRandom random;
  private final InstantSource clock;

  RepositoryPasswords(
      PasswordRepository passwords,
      SealedPasswords sealed,
      SecureRandom random,
      InstantSource clock) {
    this.passwords = passwords;
    this.sealed = sealed;
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
    return sealed.open(row);
  }

  private void create(long tenantId, long serverId) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    Secret password = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    String text = sealed.seal(tenantId, serverId, password).text();
    passwords.insertIfAbsent(serverId, tenantId, text, clock.instant());
  }
}
