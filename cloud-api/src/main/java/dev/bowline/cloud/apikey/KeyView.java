package dev.bowline.cloud.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.credential.Revocation;
import dev.bowline.cloud.credential.Totals;
import dev.bowline.contract.key.PublicKey;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as the panel lists it.
 *
 * @param prefix the public key, masked
 * @param status active, revoked or expired
 * @param serverIds null is every server
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable(naming = SnakeCaseStrategy.class)
record KeyView(
    long id,
    String name,
    String description,
    String prefix,
    String environment,
    String status,
    List<String> scopes,
    String tier,
    List<String> ipWhitelist,
    @Nullable List<Long> serverIds,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable String lastUsedIp,
    long totalRequests,
    Instant createdAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedReason) {

  static KeyView of(ApiKey key, Totals totals, Instant now) {
    Credential credential = key.credential();
    Revocation revocation = key.revocation();
    return new KeyView(
        credential.number(),
        credential.name(),
        key.description(),
        masked(credential),
        credential.environment().word(),
        status(key, now),
        credential.scopes().texts(),
        credential.tier().word(),
        credential.ipWhitelist().stream().map(IpRange::text).toList(),
        credential.servers().sortedIds().orElse(null),
        credential.expires(),
        totals.used(),
        totals.address(),
        totals.requests(),
        key.createdAt(),
        revocation == null ? null : revocation.at(),
        revocation == null ? null : revocation.reason());
  }

  private static String masked(Credential credential) {
    return new PublicKey(credential.id(), credential.environment()).masked();
  }

  private static String status(ApiKey key, Instant now) {
    if (key.isRevoked()) {
      return "revoked";
    }
    boolean expired = key.credential().expiry().filter(end -> !now.isBefore(end)).isPresent();
    return expired ? "expired" : "active";
  }
}
