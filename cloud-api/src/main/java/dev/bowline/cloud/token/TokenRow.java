package dev.bowline.cloud.token;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_token}; lists are joined by blanks. */
@MappedEntity("api_token")
record TokenRow(
    @Id long id,
    long tenantId,
    String hashId,
    String mask,
    String name,
    String scopes,
    @Nullable Instant expiresAt,
    String status,
    @Nullable Instant revokedAt,
    @Nullable String revokedReason,
    long generation,
    Instant createdAt,
    long createdBy) {}
