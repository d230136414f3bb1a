package dev.bowline.cloud.credential;

import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.scope.Scopes;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What authentication needs to know of one key, and all that it needs: no SQL is asked on the way.
 *
 * @param id the public key, {@code pk_…}
 * @param number the key's row id, by which the panel speaks of it
 * @param name for people
 * @param ipWhitelist empty admits every address
 * @param expires the moment from which it is refused, null for never
 * @param secret sealed under {@code Label(tenantId, id, "api-key", secretGeneration)}
 * @param secretGeneration the generation in which the secret was made
 * @param generation raised by every change whatever; an older copy is stale
 */
public record Credential(
    String id,
    long number,
    long tenantId,
    String name,
    Environment environment,
    Scopes scopes,
    Tier tier,
    List<IpRange> ipWhitelist,
    ServerAccess servers,
    @Nullable Instant expires,
    Status status,
    Sealed secret,
    long secretGeneration,
    long generation) {

  /** Whether the credential may be used at all. */
  public enum Status {
    ACTIVE,
    REVOKED
  }

  /** The list is copied. */
  public Credential {
    ipWhitelist = List.copyOf(ipWhitelist);
  }

  /** The moment from which it is refused. */
  public Optional<Instant> expiry() {
    return Optional.ofNullable(expires);
  }

  /** Whether it has expired at {@code now}. */
  public boolean isExpiredAt(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  /** Whether a request from {@code client} may use it: its whitelist is empty or names it. */
  public boolean admitsFrom(InetAddress client) {
    return ipWhitelist.isEmpty() || ipWhitelist.stream().anyMatch(range -> range.contains(client));
  }
}
