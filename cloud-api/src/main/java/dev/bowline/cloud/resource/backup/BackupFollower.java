package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.job.JobChange;
import dev.bowline.cloud.job.JobListener;
import dev.bowline.cloud.job.JobState;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SnapshotId;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets the rows of backups follow their jobs. A job that ended well makes a backup only with the
 * snapshot's own outcome; a result that comes after the job expired still counts.
 */
@Singleton
final class BackupFollower implements JobListener {

  private final BackupRepository backups;
  private final ScheduleRepository schedules;

  BackupFollower(BackupRepository backups, ScheduleRepository schedules) {
    this.backups = backups;
    this.schedules = schedules;
  }

  /** Why there is no backup. */
  private record Failure(String code, String message) {}

  @Override
  public void changed(JobChange change) {
    switch (change.operation()) {
      case "backups.run" -> followRun(change);
      case "backups.verify" -> followVerification(change);
      case "backups.delete" -> followDeletion(change);
      default -> {
        // A restore changes no backup, and other jobs have nothing to do with them.
      }
    }
  }

  private void followRun(JobChange change) {
    if (change.outcome() instanceof BackupOutcome.BackedUp backedUp) {
      succeed(change, backedUp);
    } else if (change.state().isFinal()) {
      Failure failure = failure(change.outcome());
      backups.fail(change.id(), failure.code(), failure.message(), change.at());
    } else if (change.state() == JobState.RUNNING) {
      backups.begin(change.id(), change.at());
    }
  }

  private void succeed(JobChange change, BackupOutcome.BackedUp backedUp) {
    backups.succeed(
        change.id(),
        backedUp.snapshot().text(),
        PathLines.of(backedUp.paths()),
        backedUp.files(),
        backedUp.bytes(),
        backedUp.bytesAdded(),
        backedUp.skipped(),
        change.at());
    UUID jobId = change.id();
    backups
        .findByJobId(jobId)
        .map(BackupRow::scheduleId)
        .ifPresent(scheduleId -> schedules.demandRetention(scheduleId));
  }

  private void followVerification(JobChange change) {
    if (change.outcome() instanceof BackupOutcome.Verified verified) {
      backups.verify(change.serverId(), verified.snapshot().text(), change.at());
    }
  }

  private void followDeletion(JobChange change) {
    if (change.outcome() instanceof BackupOutcome.Deleted deleted) {
      backups.deleteSnapshots(
          change.serverId(), deleted.snapshots().stream().map(SnapshotId::text).toList());
    }
    if (change.state().isFinal()) {
      backups.keepAfterAll(change.id());
    }
  }

  private static Failure failure(@Nullable Outcome outcome) {
    return switch (outcome) {
      case null -> new Failure("EXPIRED", "The host did not report in time.");
      case Outcome.Failed(String code, String message) -> new Failure(code, message);
      case Outcome.Refused(String code, String message) -> new Failure(code, message);
      case Outcome.Interrupted(String message) -> new Failure("INTERRUPTED", message);
      case Outcome.Unsupported _ -> new Failure("UNSUPPORTED", "The host's agent is too old.");
      case Outcome other ->
          new Failure("OUTCOME_UNEXPECTED", String.valueOf(other.toFields().get("outcome")));
    };
  }
}
