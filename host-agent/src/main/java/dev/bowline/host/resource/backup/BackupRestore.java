package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.BackupCommand.RestoreBackup;
import dev.bowline.contract.command.BackupOutcome.Restored;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.Outcome;
import dev.bowline.host.policy.BackupPaths;
import dev.bowline.host.system.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Brings back what a snapshot holds: looked at first, then staged, then put in its place. */
final class BackupRestore {

  private final RestoreBackup command;
  private final BackupPaths allowed;
  private final Restic restic;
  private final Repository repository;
  private final Function<Inspection, Placement> placements;
  private final DiskRoom room;
  private final Consumer<String> progress;

  BackupRestore(
      RestoreBackup command,
      BackupPaths allowed,
      Restic restic,
      Repository repository,
      Function<Inspection, Placement> placements,
      DiskRoom room,
      Consumer<String> progress) {
    this.command = command;
    this.allowed = allowed;
    this.restic = restic;
    this.repository = repository;
    this.placements = placements;
    this.room = room;
    this.progress = progress;
  }

  Outcome run() {
    Restic.Ended unlocked = repository.unlock();
    if (!unlocked.succeeded()) {
      return Diagnosis.of(unlocked, "REPOSITORY_UNUSABLE");
    }
    return switch (sources()) {
      case Sources.None(Outcome why) -> why;
      case Sources.These(List<HostPath> paths) -> restore(paths);
    };
  }

  private sealed interface Sources {
    record These(List<HostPath> paths) implements Sources {}

    record None(Outcome why) implements Sources {}
  }

  private Sources sources() {
    if (!command.paths().isEmpty()) {
      return new Sources.These(new BackupPaths(command.paths()).listed());
    }
    Restic.Listing listing = repository.snapshot(command.snapshot());
    if (!listing.ended().succeeded()) {
      return new Sources.None(Diagnosis.of(listing.ended(), "REPOSITORY_UNUSABLE"));
    }
    List<HostPath> paths =
        listing.items().stream()
            .flatMap(snapshot -> snapshot.texts("paths").stream())
            .flatMap(text -> HostPath.parse(text).stream())
            .toList();
    return paths.isEmpty()
        ? new Sources.None(
            new Outcome.Failed("SNAPSHOT_NOT_FOUND", "The snapshot is not in the repository"))
        : new Sources.These(new BackupPaths(paths).listed());
  }

  private Outcome restore(List<HostPath> sources) {
    List<Target> targets = new ArrayList<>();
    for (HostPath source : sources) {
      HostPath place = place(source);
      Optional<HostPath> root =
          allowed.allow(place)
              ? allowed.listed().stream().filter(place::isWithin).findFirst()
              : Optional.empty();
      if (root.isEmpty()) {
        return new Outcome.Refused(
            "PATH_NOT_ALLOWED", "The host's policy does not allow " + place.text());
      }
      targets.add(new Target(source, place, root.get()));
    }
    Inspection inspection = new Inspection(sources);
    Restic.Ended listed =
        restic.run(List.of("ls", "--json", command.snapshot().text()), inspection::hear);
    return listed.succeeded()
        ? refusal(inspection, targets).orElseGet(() -> restore(targets, inspection))
        : Diagnosis.of(listed, "SNAPSHOT_UNREADABLE");
  }

  /** A path too long for the host is refused as one that is not allowed. */
  private HostPath place(HostPath source) {
    HostPath folder = command.folder();
    return folder == null
        ? source
        : HostPath.parse(folder.text() + source.text()).orElse(new HostPath("/"));
  }

  private Optional<Outcome> refusal(Inspection inspection, List<Target> targets) {
    Optional<String> danger =
        inspection
            .danger()
            .or(() ->
                targets.stream()
                    .map(Target::rootPath)
                    .distinct()
                    .flatMap(root -> room.lacking(root, inspection).stream())
                    .findFirst());
    if (danger.isPresent()) {
      return Optional.of(
          new Outcome.Failed(
              "ARCHIVE_UNSAFE", "Nothing was written: " + Log.printable(danger.get())));
    }
    return inspection.missing().stream()
        .findFirst()
        .map(path -> new Outcome.Failed("PATH_NOT_FOUND", path.text() + " is not in the snapshot"));
  }

  private Outcome restore(List<Target> targets, Inspection inspection) {
    progress.accept(
        "restoring %,d files · %s"
            .formatted(inspection.files(), ProgressText.size(inspection.bytes())));
    Placement placement = placements.apply(inspection);
    try {
      Map<Target, Path> stagings = new LinkedHashMap<>();
      Map<Path, Path> byRoot = new LinkedHashMap<>();
      for (Target target : targets) {
        Path root = target.rootPath();
        if (!byRoot.containsKey(root)) {
          byRoot.put(root, placement.stage(root));
          Restic.Ended ended = fetch(targets, target, byRoot.get(root));
          if (!ended.succeeded()) {
            return Diagnosis.of(ended, "RESTORE_FAILED");
          }
        }
        stagings.put(target, byRoot.get(root));
      }
      List<HostPath> replaced = placement.place(stagings);
      return new Restored(command.snapshot(), inspection.files(), inspection.bytes(), replaced);
    } catch (IOException e) {
      return new Outcome.Failed(
          "RESTORE_FAILED", "Nothing was changed: " + Diagnosis.firstLine(e.toString()));
    } finally {
      placement.cleanUp();
    }
  }

  /** Fetches at once all that goes to the same root. */
  private Restic.Ended fetch(List<Target> targets, Target first, Path staging) {
    List<String> arguments =
        new ArrayList<>(
            List.of("restore", command.snapshot().text(), "--target", staging.toString()));
    targets.stream()
        .filter(target -> target.root().equals(first.root()))
        .forEach(target ->
            arguments.addAll(List.of("--include", Restic.literal(target.source().text()))));
    return restic.run(arguments, line -> {});
  }
}
