package dev.bowline.cloud.simulation;

import dev.bowline.contract.Sha256;
import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.SnapshotId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/**
 * The backups of simulated hosts, which hold nothing. How much is in one is read from its id, so a
 * restore brings back as many files as the backup said.
 */
final class SimulatedBackups {

  /** What the host's policy would list. */
  private static final List<HostPath> POLICY =
      List.of(new HostPath("/etc"), new HostPath("/srv/www"), new HostPath("/var/lib/mysql"));

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

  private static final int FEWEST_FILES = 1_200;
  private static final int FILES_APART = 40_000;
  private static final long BYTES_PER_FILE = 36_500;
  private static final int SAMPLE = 20;
  private static final int GROWTH = 9;

  private SimulatedBackups() {}

  static BackupOutcome obey(BackupCommand command, Instant now) {
    return switch (command) {
      case BackupCommand.RunBackup(long backup, var paths) -> backedUp(snapshot(backup), paths);
      case BackupCommand.VerifyBackup(var snapshot) ->
          new BackupOutcome.Verified(
              snapshot, files(snapshot) / SAMPLE, files(snapshot) / SAMPLE * BYTES_PER_FILE);
      case BackupCommand.RestoreBackup restore ->
          new BackupOutcome.Restored(
              restore.snapshot(),
              files(restore.snapshot()),
              files(restore.snapshot()) * BYTES_PER_FILE,
              replaced(restore, now));
      case BackupCommand.DeleteBackups(var snapshots) -> new BackupOutcome.Deleted(snapshots);
    };
  }

  private static BackupOutcome backedUp(SnapshotId snapshot, List<HostPath> paths) {
    long bytes = files(snapshot) * BYTES_PER_FILE;
    return new BackupOutcome.BackedUp(
        snapshot, paths.isEmpty() ? POLICY : paths, files(snapshot), bytes, bytes / GROWTH, 0);
  }

  /** A restore to where it came from moves aside what is there. */
  private static List<HostPath> replaced(BackupCommand.RestoreBackup restore, Instant now) {
    return restore.folder() != null
        ? List.of()
        : restore.paths().stream()
            .flatMap(path -> HostPath.parse(path.text() + ".before-" + DATE.format(now)).stream())
            .toList();
  }

  private static long files(SnapshotId snapshot) {
    return (long) FEWEST_FILES
        + HexFormat.fromHexDigits(snapshot.text().substring(0, 4)) % FILES_APART;
  }

  private static SnapshotId snapshot(long backup) {
    return new SnapshotId(Sha256.hex("simulated backup " + backup));
  }
}
