package dev.bowline.cloud.device;

import dev.bowline.cloud.condition.EntityTag;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.Revocation;
import dev.bowline.cloud.projection.Columns;
import dev.bowline.cloud.projection.CredentialHolder;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.contract.key.Environment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as its tenant sees it. Every device is metered as Professional, acts on real servers
 * from any address, and does not expire.
 *
 * @param credential what authentication needs of it
 * @param model as it calls itself; may be empty
 * @param revocation when and why it was revoked, if it is
 * @param createdBy the member who confirmed it
 */
record Device(
    Credential credential,
    Platform platform,
    String model,
    @Nullable Revocation revocation,
    Instant createdAt,
    long createdBy)
    implements CredentialHolder {

  static final Tier TIER = Tier.PROFESSIONAL;

  static Device of(DeviceRow row) {
    Credential credential =
        new Credential(
            row.publicKey(),
            row.id(),
            row.tenantId(),
            row.name(),
            Environment.LIVE,
            Columns.scopes(row.scopes()),
            TIER,
            List.of(),
            Columns.servers(row.serverIds()),
            null,
            Status.valueOf(row.status()),
            new Sealed(row.secret()),
            row.secretGeneration(),
            row.generation());
    return new Device(
        credential,
        Platform.valueOf(row.platform()),
        row.model(),
        Revocation.of(row.revokedAt(), row.revokedReason()),
        row.createdAt(),
        row.createdBy());
  }

  DeviceRow toRow() {
    return new DeviceRow(
        credential.number(),
        credential.tenantId(),
        credential.id(),
        credential.name(),
        platform.name(),
        model,
        Columns.of(credential.scopes()),
        Columns.of(credential.servers()),
        credential.status().name(),
        revocation == null ? null : revocation.at(),
        revocation == null ? null : revocation.reason(),
        credential.secret().text(),
        credential.secretGeneration(),
        credential.generation(),
        createdAt,
        createdBy);
  }

  EntityTag tag() {
    return EntityTag.of(credential.number(), credential.generation());
  }

  Device with(Credential changed) {
    return new Device(changed, platform, model, revocation, createdAt, createdBy);
  }

  Device revoked(Revocation why, long generation) {
    Credential ended = credential.withStatus(Status.REVOKED, generation);
    return new Device(ended, platform, model, why, createdAt, createdBy);
  }

  Device restored(long generation) {
    Credential active = credential.withStatus(Status.ACTIVE, generation);
    return new Device(active, platform, model, null, createdAt, createdBy);
  }

  boolean isRevoked() {
    return credential.status() == Status.REVOKED;
  }
}
