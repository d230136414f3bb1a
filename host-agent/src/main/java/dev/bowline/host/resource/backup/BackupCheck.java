package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.BackupCommand.VerifyBackup;
import dev.bowline.contract.command.BackupOutcome.Verified;
import dev.bowline.contract.command.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Proves that a backup can be restored: the repository's structure is checked, and a sample of the
 * snapshot is restored into a folder of Bowline's own, read back and compared with the hashes in
 * the repository by restic, its sizes by us, and removed.
 */
final class BackupCheck {

  private final VerifyBackup command;
  private final Restic restic;
  private final Repository repository;
  private final Sample sample;
  private final Path scratch;
  private final Consumer<String> progress;

  BackupCheck(
      VerifyBackup command,
      Restic restic,
      Repository repository,
      Sample sample,
      Path scratch,
      Consumer<String> progress) {
    this.command = command;
    this.restic = restic;
    this.repository = repository;
    this.sample = sample;
    this.scratch = scratch;
    this.progress = progress;
  }

  Outcome run() {
    Restic.Ended unlocked = repository.unlock();
    if (!unlocked.succeeded()) {
      return Diagnosis.of(unlocked, "REPOSITORY_UNUSABLE");
    }
    progress.accept("checking the repository");
    Restic.Ended checked = restic.run("check");
    if (!checked.succeeded()) {
      return Diagnosis.of(checked, "REPOSITORY_DAMAGED");
    }
    Restic.Ended listed =
        restic.run(List.of("ls", "--json", command.snapshot().text()), sample::hear);
    if (!listed.succeeded()) {
      return Diagnosis.of(listed, "SNAPSHOT_NOT_FOUND");
    }
    progress.accept("restoring a sample of %,d files".formatted(sample.files().size()));
    try {
      return sample.files().isEmpty() ? verified() : restore();
    } finally {
      Trees.delete(scratch);
    }
  }

  private Outcome restore() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "restore", command.snapshot().text(), "--verify", "--target", scratch.toString()));
    sample
        .files()
        .forEach(file -> arguments.addAll(List.of("--include", Restic.literal(file.path()))));
    Restic.Ended ended = restic.run(arguments, line -> {});
    if (!ended.succeeded()) {
      return Diagnosis.of(ended, "RESTORE_FAILED");
    }
    return sample.files().stream()
        .filter(file -> !isWhole(file))
        .findFirst()
        .<Outcome>map(file ->
            new Outcome.Failed("RESTORE_FAILED", "A file of the sample did not come back whole"))
        .orElseGet(this::verified);
  }

  private boolean isWhole(Sample.Member file) {
    Path restored = scratch.resolve(file.path().substring(1));
    try {
      return Files.isRegularFile(restored, LinkOption.NOFOLLOW_LINKS)
          && Files.size(restored) == file.size();
    } catch (IOException e) {
      return false;
    }
  }

  private Outcome verified() {
    return new Verified(
        command.snapshot(),
        sample.files().size(),
        sample.files().stream().mapToLong(Sample.Member::size).sum());
  }
}
