package dev.bowline.cloud.device;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code device}; lists are joined by blanks. */
@MappedEntity("device")
record DeviceRow(
    @Id long id,
    long tenantId,
    String publicKey,
    String name,
    String platform,
    String model,
    String scopes,
    @Nullable String serverIds,
    String status,
    @Nullable Instant revokedAt,
    @Nullable String revokedReason,
    String secret,
    long secretGeneration,
    long generation,
    Instant createdAt,
    long createdBy) {}
