package dev.bowline.contract.command;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with a host's backups. None of them carries a password or a key: the host asks
 * for these over its own signed channel, naming the command.
 */
public sealed interface BackupCommand extends Command {

  /**
   * Back up files and directories into the host's repository.
   *
   * @param backup the number by which the cloud knows the backup; the snapshot is tagged with it
   * @param paths what to back up; empty stands for all that the host's policy lists
   */
  record RunBackup(long backup, List<HostPath> paths) implements BackupCommand {
    /** The list is copied. */
    public RunBackup {
      paths = List.copyOf(paths);
    }

    @Override
    public String operation() {
      return "backups.run";
    }

    @Override
    public Map<String, Object> arguments() {
      return Fields.object("backup", backup, "paths", texts(paths));
    }
  }

  /** Check the repository's structure and restore a sample of the snapshot to prove that it can. */
  record VerifyBackup(SnapshotId snapshot) implements BackupCommand {
    @Override
    public String operation() {
      return "backups.verify";
    }

    @Override
    public Map<String, Object> arguments() {
      return Fields.object("snapshot", snapshot.text());
    }
  }

  /**
   * Bring back what a snapshot holds.
   *
   * @param paths what of it; empty stands for all
   * @param folder where to put it, each path below it in full; null puts it where it came from
   */
  record RestoreBackup(SnapshotId snapshot, List<HostPath> paths, @Nullable HostPath folder)
      implements BackupCommand {
    /** The list is copied. */
    public RestoreBackup {
      paths = List.copyOf(paths);
    }

    @Override
    public String operation() {
      return "backups.restore";
    }

    @Override
    public Map<String, Object> arguments() {
      Map<String, Object> arguments =
          Fields.object("snapshot", snapshot.text(), "paths", texts(paths));
      if (folder != null) {
        arguments.put("folder", folder.text());
      }
      return arguments;
    }
  }

  /**
   * Remove snapshots and the data that no other one needs; one that is gone already is no error.
   */
  record DeleteBackups(List<SnapshotId> snapshots) implements BackupCommand {
    /** The list is copied. */
    public DeleteBackups {
      snapshots = List.copyOf(snapshots);
    }

    @Override
    public String operation() {
      return "backups.delete";
    }

    @Override
    public Map<String, Object> arguments() {
      return Fields.object("snapshots", snapshots.stream().map(SnapshotId::text).toList());
    }
  }

  /** Reads a command on backups; nothing when the operation is not one of these. */
  static Optional<BackupCommand> of(String operation, Fields arguments) {
    return switch (operation) {
      case "backups.run" ->
          Optional.of(new RunBackup(arguments.number("backup"), paths(arguments)));
      case "backups.verify" -> Optional.of(new VerifyBackup(snapshot(arguments.text("snapshot"))));
      case "backups.restore" ->
          Optional.of(
              new RestoreBackup(
                  snapshot(arguments.text("snapshot")),
                  paths(arguments),
                  arguments.optionalText("folder").map(BackupCommand::path).orElse(null)));
      case "backups.delete" ->
          Optional.of(
              new DeleteBackups(
                  arguments.texts("snapshots").stream().map(BackupCommand::snapshot).toList()));
      default -> Optional.empty();
    };
  }

  private static List<HostPath> paths(Fields arguments) {
    return arguments.texts("paths").stream().map(BackupCommand::path).toList();
  }

  private static HostPath path(String text) {
    return HostPath.parse(text).orElseThrow(() -> new WireException("A path is not absolute"));
  }

  private static SnapshotId snapshot(String text) {
    return SnapshotId.parse(text)
        .orElseThrow(() -> new WireException("A snapshot's id is 64 hexadecimal digits"));
  }

  private static List<String> texts(List<HostPath> paths) {
    return paths.stream().map(HostPath::text).toList();
  }
}
