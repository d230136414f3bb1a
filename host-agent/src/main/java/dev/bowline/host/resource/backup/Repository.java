package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SnapshotId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The repository of one job: made, unlocked, and asked for its snapshots. */
final class Repository {

  private final Restic restic;
  private final Order order;

  Repository(Restic restic, Order order) {
    this.restic = restic;
    this.order = order;
  }

  /** Makes the repository if it is not there; why that is not possible, if it is not. */
  Optional<Outcome> make() {
    Restic.Ended config = restic.run("cat", "config");
    if (config.succeeded()) {
      return Optional.empty();
    }
    if (!Diagnosis.isMissing(config)) {
      return Optional.of(Diagnosis.of(config, "REPOSITORY_UNUSABLE"));
    }
    // restic itself makes no second one where one is, so a repository that merely could not be seen
    // above, or that was made meanwhile, is safe.
    Restic.Ended made = restic.run("init");
    return made.succeeded() || Diagnosis.isThereAlready(made)
        ? Optional.empty()
        : Optional.of(Diagnosis.of(made, "REPOSITORY_UNUSABLE"));
  }

  /**
   * Removes the locks of runs that are dead. In the host's own repository that is every lock, since
   * its jobs run one after the other; in another's it is what restic itself takes for dead.
   */
  Restic.Ended unlock() {
    return order.isOwn() ? restic.run("unlock", "--remove-all") : restic.run("unlock");
  }

  /** The snapshots with this tag; none when they cannot be had. */
  List<SnapshotId> tagged(String tag) {
    return restic.list(List.of("snapshots", "--json", "--tag", tag)).items().stream()
        .flatMap(fields -> SnapshotId.parse(fields.text("id")).stream())
        .toList();
  }

  /** What the repository says of a snapshot; no item when it is not there. */
  Restic.Listing snapshot(SnapshotId snapshot) {
    return restic.list(List.of("snapshots", "--json", snapshot.text()));
  }

  /** Removes snapshots, but not yet their data; whether that is done. */
  Restic.Ended forget(List<SnapshotId> snapshots) {
    List<String> arguments = new ArrayList<>(List.of("forget"));
    snapshots.forEach(snapshot -> arguments.add(snapshot.text()));
    return restic.run(arguments.toArray(String[]::new));
  }
}
