package dev.bowline.cloud.apikey;

import dev.bowline.cloud.condition.EntityTag;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.credential.Revocation;
import dev.bowline.cloud.projection.Columns;
import dev.bowline.cloud.projection.CredentialHolder;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.contract.key.Environment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it.
 *
 * @param credential what authentication needs of it
 * @param description for people
 * @param revocation when and why it was revoked, if it was
 * @param createdBy the member who made it
 */
record ApiKey(
    Credential credential,
    String description,
    @Nullable Revocation revocation,
    Instant createdAt,
    long createdBy)
    implements CredentialHolder {

  static ApiKey of(ApiKeyRow row) {
    Credential credential =
        new Credential(
            row.publicKey(),
            row.id(),
            row.tenantId(),
            row.name(),
            Environment.valueOf(row.environment()),
            Columns.scopes(row.scopes()),
            Tier.valueOf(row.tier()),
            Columns.words(row.ipWhitelist()).stream().map(ApiKey::range).toList(),
            Columns.servers(row.serverIds()),
            row.expiresAt(),
            Status.valueOf(row.status()),
            new Sealed(row.secret()),
            row.secretGeneration(),
            row.generation());
    Revocation revocation = Revocation.of(row.revokedAt(), row.revokedReason());
    return new ApiKey(credential, row.description(), revocation, row.createdAt(), row.createdBy());
  }

  ApiKeyRow toRow() {
    return new ApiKeyRow(
        credential.number(),
        credential.tenantId(),
        credential.id(),
        credential.name(),
        description,
        credential.environment().name(),
        Columns.of(credential.scopes()),
        credential.tier().name(),
        Columns.of(credential.ipWhitelist().stream().map(IpRange::text).toList()),
        Columns.of(credential.servers()),
        credential.expires(),
        credential.status().name(),
        revocation == null ? null : revocation.at(),
        revocation == null ? null : revocation.reason(),
        credential.secret().text(),
        credential.secretGeneration(),
        credential.generation(),
        createdAt,
        createdBy);
  }

  ApiKey with(Credential changed) {
    return new ApiKey(changed, description, revocation, createdAt, createdBy);
  }

  EntityTag tag() {
    return EntityTag.of(credential.number(), credential.generation());
  }

  boolean isRevoked() {
    return credential.status() == Status.REVOKED;
  }

  private static IpRange range(String text) {
    return IpRange.parse(text).orElseThrow();
  }
}
