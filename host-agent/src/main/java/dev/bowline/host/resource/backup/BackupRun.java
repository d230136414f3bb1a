package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.BackupCommand.RunBackup;
import dev.bowline.contract.command.BackupOutcome.BackedUp;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.policy.BackupPaths;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one snapshot, which is in the repository whole or not reported. */
final class BackupRun {

  /** restic made a snapshot although it could not read everything (restic(1), "Exit status"). */
  private static final int INCOMPLETE = 3;

  private final RunBackup command;
  private final Order order;
  private final Restic restic;
  private final Repository repository;
  private final ProgressText progress;

  BackupRun(
      RunBackup command, Order order, Restic restic, Repository repository, ProgressText progress) {
    this.command = command;
    this.order = order;
    this.restic = restic;
    this.repository = repository;
    this.progress = progress;
  }

  /** The tag by which a backup's snapshot is found. */
  static String tag(RunBackup command) {
    return "backup-" + command.backup();
  }

  Outcome run() {
    List<HostPath> paths = command.paths().isEmpty() ? present() : command.paths();
    Optional<Outcome> unfit = paths.isEmpty() ? nothingThere() : unfit(paths);
    return unfit.or(repository::make).orElseGet(() -> backUp(paths));
  }

  private Outcome backUp(List<HostPath> paths) {
    Restic.Ended unlocked = repository.unlock();
    if (!unlocked.succeeded()) {
      return Diagnosis.of(unlocked, "REPOSITORY_UNUSABLE");
    }
    Restic.Ended ended = restic.run(arguments(paths), progress::hear);
    if (!ended.succeeded() && ended.exit() != INCOMPLETE) {
      return Diagnosis.of(ended, "BACKUP_FAILED");
    }
    return progress
        .summary()
        .flatMap(summary -> backedUp(paths, summary, ended))
        .orElseGet(() -> new Outcome.Failed("BACKUP_FAILED", "The snapshot is not to be found"));
  }

  private Optional<Outcome> backedUp(List<HostPath> paths, Fields summary, Restic.Ended ended) {
    String shortId = summary.text("snapshot_id");
    return repository.tagged(tag(command)).stream()
        .filter(id -> id.text().startsWith(shortId))
        .findFirst()
        .map(id -> backedUp(id, paths, summary, ended));
  }

  private static Outcome backedUp(
      SnapshotId snapshot, List<HostPath> paths, Fields summary, Restic.Ended ended) {
    return new BackedUp(
        snapshot,
        paths,
        summary.number("total_files_processed"),
        summary.number("total_bytes_processed"),
        summary.number("data_added"),
        ended.unread());
  }

  private List<String> arguments(List<HostPath> paths) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "backup", "--json", "--host", "server-" + order.server(), "--tag", tag(command)));
    BackupPaths.never().forEach(path -> exclude(arguments, Restic.literal(path.text())));
    Unrestorable.within(paths).forEach(pattern -> exclude(arguments, pattern));
    exclude(arguments, Placement.STAGING + "*");
    arguments.add("--");
    paths.forEach(path -> arguments.add(path.text()));
    return arguments;
  }

  private static void exclude(List<String> arguments, String pattern) {
    arguments.addAll(List.of("--exclude", pattern));
  }

  private List<HostPath> present() {
    return order.allowed().listed().stream().filter(BackupRun::exists).toList();
  }

  private static Optional<Outcome> nothingThere() {
    return Optional.of(
        new Outcome.Failed("PATH_NOT_FOUND", "Nothing that the host's policy lists is there"));
  }

  /** Through a link in its middle a path would lead out of what the policy lists. */
  private Optional<Outcome> unfit(List<HostPath> paths) {
    for (HostPath path : paths) {
      if (!exists(path)) {
        return Optional.of(new Outcome.Failed("PATH_NOT_FOUND", path.text() + " is not there"));
      }
      if (!order.allowed().allow(path) || Walk.leadsThroughLink(path, order.allowed())) {
        return Optional.of(
            new Outcome.Refused("PATH_NOT_ALLOWED", path.text() + " leads out of what is allowed"));
      }
    }
    return Optional.empty();
  }

  private static boolean exists(HostPath path) {
    return Files.exists(Path.of(path.text()), LinkOption.NOFOLLOW_LINKS);
  }
}
