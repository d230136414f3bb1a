package dev.bowline.cloud.apikey;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_key}; lists are joined by blanks. */
@MappedEntity("api_key")
record ApiKeyRow(
    @Id long id,
    long tenantId,
    String publicKey,
    String name,
    String description,
    String environment,
    String scopes,
    String tier,
    String ipWhitelist,
    @Nullable String serverIds,
    @Nullable Instant expiresAt,
    String status,
    @Nullable Instant revokedAt,
    @Nullable String revokedReason,
    String secret,
    long secretGeneration,
    long generation,
    Instant createdAt,
    long createdBy) {}
