package dev.bowline.host.resource.backup;

import dev.bowline.contract.Secret;
import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.host.policy.BackupPaths;
import dev.bowline.host.system.LocalPrograms;
import dev.bowline.host.system.Places;
import dev.bowline.host.system.Programs;
import dev.bowline.host.testing.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The work of a job's unit, with the real restic on a repository in a directory. */
final class WorkRig {

  static final long SERVER = 7;

  final Places places;
  final HostPath root;
  private final String repository;
  private final String region;
  private final Programs programs;
  private long backups;
  private int port;
  private int uploadLimit;
  private Optional<String> authority = Optional.empty();

  /** Lists {@code root} as the only path of the policy. */
  WorkRig(Path directory, Path root) {
    this(directory, root, new LocalPrograms());
  }

  WorkRig(Path directory, Path root, Programs programs) {
    this(directory, root, programs, directory.resolve("hosts/" + SERVER).toString(), "");
  }

  WorkRig(Path directory, Path root, Programs programs, String repository, String region) {
    this.places = new Places(directory.resolve("etc"), directory.resolve("state"));
    this.root = new HostPath(root.toString());
    this.repository = repository;
    this.region = region;
    this.programs = programs;
  }

  /** From now on there are keys for the bucket at this port of loopback. */
  void keysAt(int port) {
    this.port = port;
  }

  /** From now on these certificates are trusted, and no others. */
  void trust(String pem) {
    authority = Optional.of(pem);
  }

  /** From now on no more is sent in a second. */
  void limitUpload(int kib) {
    this.uploadLimit = kib;
  }

  /** Backs up the root, which must succeed. */
  BackupOutcome.BackedUp backUp() {
    return (BackupOutcome.BackedUp) run(new BackupCommand.RunBackup(++backups, List.of()));
  }

  Outcome restore(SnapshotId snapshot, List<HostPath> paths, @Nullable HostPath folder) {
    return run(new BackupCommand.RestoreBackup(snapshot, paths, folder));
  }

  Outcome run(BackupCommand command) {
    return run(UUID.randomUUID(), command);
  }

  Outcome run(UUID id, BackupCommand command) {
    JobFolder folder = order(id, command);
    work().run(id);
    return folder.outcome().orElseThrow();
  }

  /** A job as the agent leaves it for the unit. */
  JobFolder order(UUID id, BackupCommand command) {
    JobFolder folder = JobFolder.of(places, id);
    folder.make();
    folder.put(Secret.of("correct horse"), Secret.of("token"), authority);
    folder.write(order(command));
    return folder;
  }

  Work work() {
    return new Work(places, programs, new FakeClock(), new Random(7));
  }

  /** restic for whatever the test itself wants of the repository. */
  Restic restic() {
    UUID id = new UUID(0, 0);
    BackupCommand none = new BackupCommand.DeleteBackups(List.of());
    return new Restic(new LocalPrograms(), order(id, none), order(none), places);
  }

  HostPath path(String name) {
    return new HostPath(root.text() + "/" + name);
  }

  Path file(String name) {
    return Path.of(root.text()).resolve(name);
  }

  /** Locks in the repository. */
  long locks() {
    String[] names = Path.of(repository, "locks").toFile().list();
    return names == null ? 0 : names.length;
  }

  static boolean hasRestic() {
    return Files.isExecutable(Path.of("/usr/bin/restic"));
  }

  private Order order(BackupCommand command) {
    return new Order(
        command, repository, region, SERVER, new BackupPaths(List.of(root)), uploadLimit, port);
  }
}
