package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import dev.bowline.cloud.job.JobChange;
import dev.bowline.cloud.job.JobListener;
import dev.bowline.contract.command.BackupOutcome;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells what became of backups. What else a job of theirs did is told of the job alone. */
@Singleton
final class BackupEvents implements JobListener {

  private final BackupRepository backups;
  private final Events events;

  BackupEvents(BackupRepository backups, Events events) {
    this.backups = backups;
    this.events = events;
  }

  @Override
  public void changed(JobChange change) {
    type(change).ifPresent(type -> publish(change, type));
  }

  private static Optional<EventType> type(JobChange change) {
    return switch (change.outcome()) {
      case BackupOutcome.BackedUp _ -> Optional.of(EventType.BACKUP_SUCCEEDED);
      case BackupOutcome.Restored _ -> Optional.of(EventType.BACKUP_RESTORED);
      case BackupOutcome.Deleted _ -> Optional.of(EventType.BACKUP_DELETED);
      case null, default ->
          change.operation().equals("backups.run") && change.state().isFinal()
              ? Optional.of(EventType.BACKUP_FAILED)
              : Optional.empty();
    };
  }

  private void publish(JobChange change, EventType type) {
    Map<String, Object> data = new HashMap<>();
    data.put("job_id", change.id().toString());
    backups
        .findByJobId(change.id())
        .ifPresent(backup -> {
          data.put("backup_id", backup.id());
          data.put("name", backup.name());
        });
    change.event(type, data).ifPresent(events::publish);
  }
}
