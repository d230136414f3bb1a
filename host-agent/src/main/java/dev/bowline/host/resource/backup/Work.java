package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.host.system.Places;
import dev.bowline.host.system.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What a job's unit does, from its order to its outcome. */
public final class Work {

  private static final String SCRATCH = "verify-";

  private final Places places;
  private final Programs programs;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** Work on this host. */
  public Work(Places places, Programs programs, InstantSource clock, RandomGenerator random) {
    this.places = places;
    this.programs = programs;
    this.clock = clock;
    this.random = random;
  }

  /** Carries out what was ordered, and leaves the outcome for the agent. */
  public void run(UUID id) {
    JobFolder folder = JobFolder.of(places, id);
    Order order = folder.order().orElseThrow();
    clearCache();
    folder.write(outcome(folder, order));
  }

  /**
   * Takes away what a job that was cut off left: what a restoration staged, and in the repository
   * its lock and a snapshot that was not reported. Harmless when repeated.
   */
  public void cleanUp(UUID id) {
    JobFolder folder = JobFolder.of(places, id);
    Order order = folder.order().orElseThrow();
    folder.plan().ifPresent(Placement::repair);
    clearCache();
    if (folder.hasSecrets()) {
      Restic restic = new Restic(programs, folder, order, places);
      cleanUp(order, new Repository(restic, order));
    }
  }

  /** What cannot be done now is done by the next job. */
  private static void cleanUp(Order order, Repository repository) {
    boolean isUnlocked = repository.unlock().succeeded();
    if (isUnlocked && order.command() instanceof BackupCommand.RunBackup run) {
      List<SnapshotId> unreported = repository.tagged(BackupRun.tag(run));
      var _ = unreported.isEmpty() || repository.forget(unreported).succeeded();
    }
  }

  private Outcome outcome(JobFolder folder, Order order) {
    Restic restic = new Restic(programs, folder, order, places);
    Repository repository = new Repository(restic, order);
    Outcome outcome = outcome(folder, order, restic, repository);
    if (outcome instanceof Outcome.Failed) {
      cleanUp(order, repository);
    }
    return outcome;
  }

  private Outcome outcome(JobFolder folder, Order order, Restic restic, Repository repository) {
    return switch (order.command()) {
      case BackupCommand.RunBackup command ->
          new BackupRun(
                  command, order, restic, repository, new ProgressText(clock, folder::progress))
              .run();
      case BackupCommand.VerifyBackup command ->
          new BackupCheck(
                  command,
                  restic,
                  repository,
                  new Sample(random),
                  places.cache().resolve(SCRATCH + folder.id()),
                  folder::progress)
              .run();
      case BackupCommand.RestoreBackup command ->
          new BackupRestore(
                  command,
                  order.allowed(),
                  restic,
                  repository,
                  inspection -> placement(folder, inspection),
                  new DiskRoom(programs),
                  folder::progress)
              .run();
      case BackupCommand.DeleteBackups command ->
          new BackupRemoval(command, restic, repository).run();
    };
  }

  private Placement placement(JobFolder folder, Inspection inspection) {
    String date = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    return new Placement(folder, date, inspection::owner, programs);
  }

  /** What a run that was killed may have left; one job runs at a time. */
  private void clearCache() {
    Path cache = places.cache();
    try {
      Files.createDirectories(cache);
      try (Stream<Path> files = Files.list(cache)) {
        files.filter(Work::isTemporary).forEach(Trees::delete);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + cache, e);
    }
  }

  private static boolean isTemporary(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(SCRATCH) || name.startsWith("restic-");
  }
}
