package dev.bowline.cloud.resource.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.OneOf;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One backup as clients see it.
 *
 * @param state {@code queued}, {@code running}, {@code succeeded}, {@code failed} or {@code
 *     deleting}
 * @param kind manual when somebody asked for it, else scheduled
 * @param paths what was asked for, and once it succeeded what is in it; empty stands for all that
 *     the host's policy lists
 * @param bytesAdded what the repository grew by
 * @param skipped files that could not be read and so are not in it
 * @param verifiedAt when it was last proven that it can be restored
 * @param jobId the job that made it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Example(
    """
    {"id": 1014, "server_id": 1001, "name": "before-upgrade", "state": "succeeded", "kind": "manual",
     "paths": ["/etc"], "files": 1200, "bytes": 5400000, "bytes_added": 310000, "skipped": 0,
     "error": null, "created_at": "2026-03-01T12:00:00Z", "started_at": "2026-03-01T12:00:01Z",
     "finished_at": "2026-03-01T12:00:09Z", "verified_at": null,
     "job_id": "01957f2e-6f3a-7c51-9c55-0d7e6f1f2a10", "schedule_id": null}
    """)
record Backup(
    long id,
    long serverId,
    String name,
    @OneOf(BackupState.class) String state,
    String kind,
    List<String> paths,
    @Nullable Long files,
    @Nullable Long bytes,
    @Nullable Long bytesAdded,
    @Nullable Long skipped,
    @Nullable Failure error,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant verifiedAt,
    UUID jobId,
    @Nullable Long scheduleId) {

  /**
   * Why a backup failed.
   *
   * @param code a stable word in capitals
   */
  @Serdeable
  record Failure(String code, String message) {}

  static Backup of(BackupRow row) {
    return new Backup(
        row.id(),
        row.serverId(),
        row.name(),
        row.state().word(),
        row.scheduleId() == null ? "manual" : "scheduled",
        PathLines.texts(row.paths()),
        row.files(),
        row.bytes(),
        row.bytesAdded(),
        row.skipped(),
        failure(row.errorCode(), row.errorMessage()),
        row.createdAt(),
        row.startedAt(),
        row.finishedAt(),
        row.verifiedAt(),
        row.jobId(),
        row.scheduleId());
  }

  private static @Nullable Failure failure(@Nullable String code, @Nullable String message) {
    return code == null || message == null ? null : new Failure(code, message);
  }
}
