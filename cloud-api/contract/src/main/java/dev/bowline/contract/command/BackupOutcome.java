package dev.bowline.contract.command;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a {@link BackupCommand} ended well. */
public sealed interface BackupOutcome extends Outcome {

  /**
   * The snapshot is in the repository, whole.
   *
   * @param paths what was backed up
   * @param files regular files in the snapshot
   * @param bytes what these files hold
   * @param bytesAdded what the repository grew by
   * @param skipped files that vanished or could not be read meanwhile, and so are not in it
   */
  record BackedUp(
      SnapshotId snapshot,
      List<HostPath> paths,
      long files,
      long bytes,
      long bytesAdded,
      long skipped)
      implements BackupOutcome {
    /** The list is copied. */
    public BackedUp {
      paths = List.copyOf(paths);
    }

    @Override
    public Map<String, Object> toFields() {
      return Fields.object(
          "outcome", "backed_up",
          "snapshot", snapshot.text(),
          "paths", paths.stream().map(HostPath::text).toList(),
          "files", files,
          "bytes", bytes,
          "bytes_added", bytesAdded,
          "skipped", skipped);
    }
  }

  /**
   * The repository is sound, and a sample of the snapshot could be restored.
   *
   * @param files regular files in the sample
   * @param bytes what these files hold
   */
  record Verified(SnapshotId snapshot, long files, long bytes) implements BackupOutcome {
    @Override
    public Map<String, Object> toFields() {
      return Fields.object(
          "outcome", "verified", "snapshot", snapshot.text(), "files", files, "bytes", bytes);
    }
  }

  /**
   * What was asked for is back.
   *
   * @param files regular files restored
   * @param bytes what these files hold
   * @param replaced where what stood in the place before was moved to, for the owner to remove
   */
  record Restored(SnapshotId snapshot, long files, long bytes, List<HostPath> replaced)
      implements BackupOutcome {
    /** The list is copied. */
    public Restored {
      replaced = List.copyOf(replaced);
    }

    @Override
    public Map<String, Object> toFields() {
      return Fields.object(
          "outcome",
          "restored",
          "snapshot",
          snapshot.text(),
          "files",
          files,
          "bytes",
          bytes,
          "replaced",
          replaced.stream().map(HostPath::text).toList());
    }
  }

  /** None of these snapshots is in the repository any more. */
  record Deleted(List<SnapshotId> snapshots) implements BackupOutcome {
    /** The list is copied. */
    public Deleted {
      snapshots = List.copyOf(snapshots);
    }

    @Override
    public Map<String, Object> toFields() {
      return Fields.object(
          "outcome",
          "backups_deleted",
          "snapshots",
          snapshots.stream().map(SnapshotId::text).toList());
    }
  }

  /** Reads an outcome; nothing when it is not one of these. */
  static Optional<BackupOutcome> of(String outcome, Fields fields) {
    return switch (outcome) {
      case "backed_up" ->
          Optional.of(
              new BackedUp(
                  snapshot(fields.text("snapshot")),
                  paths(fields, "paths"),
                  fields.number("files"),
                  fields.number("bytes"),
                  fields.number("bytes_added"),
                  fields.number("skipped")));
      case "verified" ->
          Optional.of(
              new Verified(
                  snapshot(fields.text("snapshot")),
                  fields.number("files"),
                  fields.number("bytes")));
      case "restored" ->
          Optional.of(
              new Restored(
                  snapshot(fields.text("snapshot")),
                  fields.number("files"),
                  fields.number("bytes"),
                  paths(fields, "replaced")));
      case "backups_deleted" ->
          Optional.of(
              new Deleted(
                  fields.texts("snapshots").stream().map(BackupOutcome::snapshot).toList()));
      default -> Optional.empty();
    };
  }

  private static SnapshotId snapshot(String text) {
    return SnapshotId.parse(text)
        .orElseThrow(() -> new WireException("A snapshot's id is 64 hexadecimal digits"));
  }

  private static List<HostPath> paths(Fields fields, String name) {
    return fields.texts(name).stream()
        .map(text ->
            HostPath.parse(text).orElseThrow(() -> new WireException("A path is not absolute")))
        .toList();
  }
}
