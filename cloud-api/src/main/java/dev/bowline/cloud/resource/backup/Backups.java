package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.backup.BackupBucket;
import dev.bowline.cloud.backup.RepositoryPasswords;
import dev.bowline.cloud.job.Job;
import dev.bowline.cloud.job.Jobs;
import dev.bowline.cloud.job.Order;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.BackupHolding;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.ServerRemoved;
import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.contract.scope.Resource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks hosts to make, check, restore and delete backups. */
@Singleton
final class Backups implements BackupHolding, ServerRemoved {

  /** A host works them off one after another. */
  private static final int MOST_OPEN = 10;

  private final BackupRepository rows;
  private final ScheduleRepository schedules;
  private final Jobs jobs;
  private final BackupBucket bucket;
  private final RepositoryPasswords passwords;
  private final Ids ids;
  private final InstantSource clock;

  Backups(
      BackupRepository rows,
      ScheduleRepository schedules,
      Jobs jobs,
      BackupBucket bucket,
      RepositoryPasswords passwords,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.schedules = schedules;
    this.jobs = jobs;
    this.bucket = bucket;
    this.passwords = passwords;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Starts a backup; its row and the job's are written together, and with them what {@code
   * alongside} writes.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 409 when the server is a successor that ROOT
   *     has not confirmed, or has too many backup jobs open
   */
  Job run(Giver giver, Server server, BackupWish wish, Runnable alongside) {
    requireUnlocked(server);
    long id = ids.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return start(
        giver,
        server,
        new BackupCommand.RunBackup(id, wish.paths()),
        wish.name(),
        jobId -> {
          alongside.run();
          rows.save(row(id, giver.tenantId(), server.id(), wish, jobId, now));
        });
  }

  /** Starts the proof that {@code backup} can be restored. */
  Job verify(Giver giver, Server server, BackupRow backup) {
    requireUnlocked(server);
    return start(
        giver,
        server,
        new BackupCommand.VerifyBackup(snapshot(backup)),
        backup.name(),
        Backups::nothingElse);
  }

  /** Starts bringing back {@code paths} of {@code backup}, or all of it. */
  Job restore(
      Giver giver,
      Server server,
      BackupRow backup,
      List<HostPath> paths,
      @Nullable HostPath folder) {
    requireUnlocked(server);
    return start(
        giver,
        server,
        new BackupCommand.RestoreBackup(snapshot(backup), paths, folder),
        backup.name(),
        Backups::nothingElse);
  }

  /**
   * Starts the deletion of {@code doomed}, all of one server and all with a snapshot; what {@code
   * alongside} writes is written together with it.
   */
  Job delete(Giver giver, Server server, List<BackupRow> doomed, Runnable alongside) {
    requireUnlocked(server);
    return start(
        giver,
        server,
        new BackupCommand.DeleteBackups(doomed.stream().map(Backups::snapshot).toList()),
        doomed.getFirst().name(),
        jobId -> {
          alongside.run();
          doomed.forEach(backup -> doom(backup, jobId));
        });
  }

  @Override
  public boolean hasBackups(long tenantId, long serverId) {
    return rows.countHeld(tenantId, serverId) > 0;
  }

  /** Whatever stands in the bucket goes first, so that nothing is forgotten while it is there. */
  @Override
  public void onRemoval(long serverId) {
    if (passwords.exists(serverId)) {
      bucket.empty(serverId);
    }
    schedules.deleteByServerId(serverId);
    rows.deleteByServerId(serverId);
    passwords.forget(serverId);
  }

  private Job start(
      Giver giver, Server server, BackupCommand command, String name, Consumer<UUID> alongside) {
    if (jobs.countOpen(server.id(), Resource.BACKUPS) >= MOST_OPEN) {
      throw Problem.of(
              Code.BACKUPS_BUSY,
              "This server has " + MOST_OPEN + " unfinished backup jobs; wait for one to end.")
          .exception();
    }
    return jobs.start(
        new Order(
            giver.tenantId(),
            server.host(),
            giver.scope(),
            giver.actor(),
            giver.ip(),
            command,
            name),
        alongside);
  }

  private void doom(BackupRow backup, UUID jobId) {
    if (rows.beginDeletion(backup.id(), jobId) == 0) {
      throw Problem.of(Code.CONFLICT, "This backup is being deleted already.").exception();
    }
  }

  private static void requireUnlocked(Server server) {
    if (server.awaitsConfirmation()) {
      throw Problem.of(Code.SUCCESSION_UNCONFIRMED, SUCCESSION_ADVICE).exception();
    }
  }

  /** What to do about a successor that nobody confirmed. */
  static final String SUCCESSION_ADVICE =
      "Another machine has taken this server's place. ROOT must confirm it in the panel before it"
          + " may use the backups.";

  private static SnapshotId snapshot(BackupRow backup) {
    if (backup.snapshot() == null || backup.state() != BackupState.SUCCEEDED) {
      throw Problem.of(Code.CONFLICT, "Only a backup that succeeded and is not being deleted.")
          .exception();
    }
    return new SnapshotId(backup.snapshot());
  }

  private static void nothingElse(UUID jobId) {
    // The job alone says all there is to say.
  }

  private static BackupRow row(
      long id, long tenantId, long serverId, BackupWish wish, UUID jobId, Instant now) {
    return new BackupRow(
        id,
        tenantId,
        serverId,
        wish.name(),
        wish.scheduleId(),
        jobId,
        BackupState.QUEUED,
        PathLines.of(wish.paths()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        now,
        null,
        null,
        null,
        null);
  }
}
