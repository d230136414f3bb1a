package dev.bowline.cloud.resource.backup;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One backup as it is stored.
 *
 * @param scheduleId null when somebody asked for it
 * @param paths one a line; empty stands for all that the host's policy lists
 * @param deleteJobId the job that is to delete it
 */
@MappedEntity("backup")
record BackupRow(
    @Id long id,
    long tenantId,
    long serverId,
    String name,
    @Nullable Long scheduleId,
    UUID jobId,
    BackupState state,
    String paths,
    @Nullable String snapshot,
    @Nullable Long files,
    @Nullable Long bytes,
    @Nullable Long bytesAdded,
    @Nullable Long skipped,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant verifiedAt,
    @Nullable UUID deleteJobId) {}
