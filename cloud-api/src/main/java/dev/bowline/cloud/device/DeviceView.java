package dev.bowline.cloud.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Revocation;
import dev.bowline.cloud.credential.Totals;
import dev.bowline.contract.key.DeviceKey;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as the panel lists it.
 *
 * @param platform ios, android or other
 * @param prefix the public key, masked
 * @param status active or revoked
 * @param serverIds null is every server
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable(naming = SnakeCaseStrategy.class)
record DeviceView(
    long id,
    String name,
    String platform,
    String model,
    String prefix,
    String status,
    List<String> scopes,
    @Nullable List<Long> serverIds,
    @Nullable Instant lastUsedAt,
    @Nullable String lastUsedIp,
    long totalRequests,
    Instant createdAt,
    @Nullable Instant revokedAt,
    @Nullable String revokedReason) {

  static DeviceView of(Device device, Totals totals) {
    Credential credential = device.credential();
    Revocation revocation = device.revocation();
    return new DeviceView(
        credential.number(),
        credential.name(),
        device.platform().word(),
        device.model(),
        new DeviceKey(credential.id()).masked(),
        device.isRevoked() ? "revoked" : "active",
        credential.scopes().texts(),
        credential.servers().sortedIds().orElse(null),
        totals.used(),
        totals.address(),
        totals.requests(),
        device.createdAt(),
        revocation == null ? null : revocation.at(),
        revocation == null ? null : revocation.reason());
  }
}
