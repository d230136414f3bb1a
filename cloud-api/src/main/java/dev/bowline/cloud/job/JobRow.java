package dev.bowline.cloud.job;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One job as it is stored.
 *
 * @param scope what a credential must hold to see it, such as {@code services:restart}
 * @param arguments a JSON object
 * @param lastSequence of the reports counted so far, -1 before the first
 * @param result the outcome's JSON object
 * @param message the signed command's JSON object, sent again byte by byte; empty for a simulated
 *     host
 * @param sends how often it was put into the queue
 */
@MappedEntity("job")
record JobRow(
    @Id UUID id,
    long tenantId,
    long serverId,
    String scope,
    String operation,
    String arguments,
    String actor,
    JobState state,
    int lastSequence,
    @Nullable String progress,
    @Nullable String result,
    String message,
    int sends,
    Instant nextSendAt,
    Instant createdAt,
    Instant expiresAt,
    Instant updatedAt,
    @Nullable Instant finishedAt) {}
