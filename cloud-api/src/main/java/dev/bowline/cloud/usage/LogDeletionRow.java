package dev.bowline.cloud.usage;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request log that is to go.
 *
 * @param number of the credential, which is gone already
 * @param kind its word
 * @param finishedAt null while anything of the log is left
 */
@MappedEntity("log_deletion")
record LogDeletionRow(
    @Id long number,
    long tenantId,
    String kind,
    Instant requestedAt,
    @Nullable Instant finishedAt) {}
