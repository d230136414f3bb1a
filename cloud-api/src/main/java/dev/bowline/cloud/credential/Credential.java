package dev.bowline.cloud.credential;

import dev.bowline.cloud.ratelimit.Limits;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Label;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.contract.key.DeviceKey;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.key.PublicKey;
import dev.bowline.contract.scope.Scopes;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What authentication needs to know of one key or device, and all that it needs: no SQL is asked on
 * the way.
 *
 * @param id the public key, {@code pk_…} or {@code mk_…}; it tells the kind
 * @param number the row's id, by which the panel speaks of it
 * @param name for people
 * @param ipWhitelist empty admits every address
 * @param expires the moment from which it is refused, null for never
 * @param secret sealed under {@link #label}
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
    long generation)
    implements Admissible {

  /** What holds a credential. Keys and devices sign alike and pass the same checks. */
  public enum Kind {
    /** A program, with an API key. */
    KEY("key", "api-key"),
    /** A phone that was paired. */
    DEVICE("device", "device"),
    /** A bearer token: it is its own secret, and nothing of it is sealed. */
    TOKEN("token", "bearer-token");

    private final String word;
    private final String secretType;

    Kind(String word, String secretType) {
      this.word = word;
      this.secretType = secretType;
    }

    /** The kind of the credential {@code id}, by its prefix. */
    public static Kind of(String id) {
      if (id.startsWith(BearerToken.ID_PREFIX)) {
        return TOKEN;
      }
      return id.startsWith(DeviceKey.PREFIX) ? DEVICE : KEY;
    }

    /** Whether {@code id} has the shape and the checksum of a kind that signs. */
    public static boolean isWellFormed(String id) {
      return PublicKey.parse(id).isPresent() || DeviceKey.parse(id).isPresent();
    }

    /** The word by which the audit trail and the request log name one, before its number. */
    public String word() {
      return word;
    }

    /** The label of a secret that the credential {@code id} has from {@code generation} on. */
    public Label label(long tenantId, String id, long generation) {
      return new Label(tenantId, id, secretType, generation);
    }
  }

  /** Whether the credential may be used at all. */
  public enum Status {
    ACTIVE,
    REVOKED
  }

  /** The list is copied. */
  public Credential {
    ipWhitelist = List.copyOf(ipWhitelist);
  }

  @Override
  public Limits limits() {
    return tier;
  }

  /** Under which its secret is sealed. */
  public Label label() {
    return kind().label(tenantId, id, secretGeneration);
  }

  /** The same, its secret sealed anew under the same label. */
  public Credential resealed(Sealed anew, long nextGeneration) {
    return new Credential(
        id,
        number,
        tenantId,
        name,
        environment,
        scopes,
        tier,
        ipWhitelist,
        servers,
        expires,
        status,
        anew,
        secretGeneration,
        nextGeneration);
  }

  /** The same with another status. */
  public Credential withStatus(Status other, long nextGeneration) {
    return new Credential(
        id,
        number,
        tenantId,
        name,
        environment,
        scopes,
        tier,
        ipWhitelist,
        servers,
        expires,
        other,
        secret,
        secretGeneration,
        nextGeneration);
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
