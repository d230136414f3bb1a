package dev.bowline.host.resource.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.host.system.LocalProcesses;
import dev.bowline.host.system.Processes;
import dev.bowline.host.testing.InMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("dev.bowline.host.resource.backup.WorkRig#hasRestic")
final class WorkTest {

  private static final SnapshotId NO_SUCH = new SnapshotId("0".repeat(64));

  @TempDir Path directory;

  @TempDir(factory = InMemory.class)
  Path memory;

  private WorkRig rig;

  @BeforeEach
  void plant() throws IOException {
    Path root = Files.createDirectory(directory.resolve("srv"));
    rig = new WorkRig(memory, root);
    write("site/index.html", "hello");
    write("site/deep/er/file", "deep");
    write("site/new\nline", "odd");
    write("site/*[a]?\\q", "pattern");
    write("site/" + "ü".repeat(127), "long");
    Files.createLink(rig.file("site/second name"), rig.file("site/index.html"));
    Files.createSymbolicLink(rig.file("site/link"), Path.of("../nowhere"));
  }

  @Test
  void backsUpAndRestoresWhatWasDeleted() throws IOException {
    BackupOutcome.BackedUp backup = rig.backUp();
    assertThat(backup.files()).isEqualTo(6);
    assertThat(backup.skipped()).isZero();
    List<String> before = listing();
    Trees.delete(rig.file("site"));

    assertThat(rig.restore(backup.snapshot(), List.of(), null))
        .isEqualTo(new BackupOutcome.Restored(backup.snapshot(), 6, 28, List.of()));

    assertThat(listing()).isEqualTo(before);
    assertThat(Files.isSameFile(rig.file("site/second name"), rig.file("site/index.html")))
        .isTrue();
    assertThat(rig.locks()).isZero();
  }

  @Test
  void aSecondRunOfTheSameAddsNextToNothing() throws IOException {
    write("site/large", "x".repeat(1 << 20));
    BackupOutcome.BackedUp first = rig.backUp();
    assertThat(rig.backUp().bytesAdded()).isLessThan(first.bytes() / 100);
  }

  @Test
  void leavesOutDevicesAndPipesWithWhichNothingWouldBeRestored() throws IOException {
    run("mkfifo", rig.file("site/pipe").toString());
    // What a line of its name says must not keep another's files out of the backup.
    run("mkfifo", rig.file("site/pi\npe").toString());
    BackupOutcome.BackedUp backup = rig.backUp();
    Trees.delete(rig.file("site"));
    assertThat(rig.restore(backup.snapshot(), List.of(), null))
        .isInstanceOf(BackupOutcome.Restored.class);
    assertThat(rig.file("site/pipe")).doesNotExist();
    assertThat(rig.file("site/pi\npe")).doesNotExist();
    assertThat(rig.file("site/index.html")).exists();
  }

  @Test
  void movesAsideWhatStandsInThePlace() throws IOException {
    BackupOutcome.BackedUp backup = rig.backUp();
    write("site/index.html", "newer");

    BackupOutcome.Restored restored =
        (BackupOutcome.Restored) rig.restore(backup.snapshot(), List.of(rig.path("site")), null);

    assertThat(restored.replaced()).containsExactly(rig.path("site.before-2026-03-01-1"));
    assertThat(rig.file("site/index.html")).hasContent("hello");
    assertThat(rig.file("site.before-2026-03-01-1/index.html")).hasContent("newer");
  }

  @Test
  void exchangesTheContentOfADirectoryThatThePolicyLists() throws IOException {
    BackupOutcome.BackedUp backup = rig.backUp();
    write("added since", "x");

    BackupOutcome.Restored restored =
        (BackupOutcome.Restored) rig.restore(backup.snapshot(), List.of(), null);

    assertThat(restored.replaced()).containsExactly(rig.path(".before-2026-03-01-1"));
    assertThat(rig.file(".before-2026-03-01-1/added since")).exists();
    assertThat(rig.file("added since")).doesNotExist();
    assertThat(rig.file("site/index.html")).hasContent("hello");
  }

  @Test
  void restoresBelowAFolderInFullPathAndMakesItWhenItIsNotThere() {
    BackupOutcome.BackedUp backup = rig.backUp();

    assertThat(
            rig.restore(
                backup.snapshot(),
                List.of(rig.path("site/deep"), rig.path("site/*[a]?\\q")),
                rig.path("new/folder")))
        .isEqualTo(new BackupOutcome.Restored(backup.snapshot(), 2, 11, List.of()));

    Path folder = rig.file("new/folder" + rig.root.text() + "/site");
    assertThat(folder.resolve("deep/er/file")).hasContent("deep");
    assertThat(folder.resolve("*[a]?\\q")).hasContent("pattern");
    assertThat(folder.resolve("index.html")).doesNotExist();
  }

  @Test
  void checksTheRepositoryAndRestoresASample() {
    BackupOutcome.BackedUp backup = rig.backUp();
    assertThat(rig.run(new BackupCommand.VerifyBackup(backup.snapshot())))
        .isEqualTo(new BackupOutcome.Verified(backup.snapshot(), 6, 28));
    assertThat(rig.places.cache().toFile().list()).noneMatch(name -> name.startsWith("verify-"));
  }

  @Test
  void saysThatADamagedRepositoryIsDamaged() throws IOException {
    BackupOutcome.BackedUp backup = rig.backUp();
    try (Stream<Path> packs = Files.walk(memory.resolve("hosts/7/data"))) {
      Trees.delete(packs.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    assertThat(rig.run(new BackupCommand.VerifyBackup(backup.snapshot())))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.code()).isEqualTo("REPOSITORY_DAMAGED"));
  }

  @Test
  void deletesABackupAndDoesItAgainWithoutHarm() {
    BackupOutcome.BackedUp first = rig.backUp();
    BackupOutcome.BackedUp second = rig.backUp();
    BackupCommand delete = new BackupCommand.DeleteBackups(List.of(first.snapshot(), NO_SUCH));
    for (int i = 0; i < 2; i++) {
      assertThat(rig.run(delete))
          .isEqualTo(new BackupOutcome.Deleted(List.of(first.snapshot(), NO_SUCH)));
    }
    assertThat(rig.restore(second.snapshot(), List.of(), null))
        .isInstanceOf(BackupOutcome.Restored.class);
    assertThat(code(rig.restore(first.snapshot(), List.of(), null)))
        .isEqualTo("SNAPSHOT_NOT_FOUND");
  }

  @Test
  void refusesAPathThatLeadsOutThroughALink() throws IOException {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(outside.resolve("shadow"), "secret");
    Files.createSymbolicLink(rig.file("out"), outside);
    assertThat(rig.run(new BackupCommand.RunBackup(1, List.of(rig.path("out/shadow")))))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void failsForAPathThatIsNotThere() {
    assertThat(code(rig.run(new BackupCommand.RunBackup(1, List.of(rig.path("gone"))))))
        .isEqualTo("PATH_NOT_FOUND");
    BackupOutcome.BackedUp backup = rig.backUp();
    assertThat(code(rig.restore(backup.snapshot(), List.of(rig.path("gone")), null)))
        .isEqualTo("PATH_NOT_FOUND");
  }

  @Test
  void cleansUpWhatAJobThatWasCutOffLeft() throws IOException {
    BackupOutcome.BackedUp unreported = rig.backUp();
    UUID id = UUID.randomUUID();
    JobFolder folder = rig.order(id, new BackupCommand.RunBackup(1, List.of(rig.path("site"))));
    Path staging = Files.createDirectory(rig.file(Placement.STAGING + id));
    Files.move(rig.file("site"), rig.file("site.before-2026-03-01-1"));
    folder.write(
        new Plan(
            List.of(staging),
            List.of(new Plan.Move(rig.file("site"), rig.file("site.before-2026-03-01-1")))));
    Files.writeString(memory.resolve("hosts/7/locks/" + "0".repeat(64)), "of a dead run");

    for (int i = 0; i < 2; i++) {
      rig.work().cleanUp(id);
    }

    assertThat(rig.file("site/index.html")).exists();
    assertThat(staging).doesNotExist();
    assertThat(rig.locks()).isZero();
    assertThat(code(rig.restore(unreported.snapshot(), List.of(), null)))
        .isEqualTo("SNAPSHOT_NOT_FOUND");
  }

  @Test
  void saysThatResticIsMissing() {
    WorkRig without =
        new WorkRig(
            memory,
            Path.of(rig.root.text()),
            (arguments, environment, listener) ->
                arguments.contains("restic") ? Processes.NOT_STARTED : 0);
    assertThat(code(without.run(new BackupCommand.RunBackup(1, List.of()))))
        .isEqualTo("RESTIC_MISSING");
  }

  static String code(Outcome outcome) {
    return outcome instanceof Outcome.Failed(String code, String message) ? code : outcome + "";
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> all = Files.walk(rig.file("site"), Integer.MAX_VALUE)) {
      return all.map(WorkTest::describe).sorted().toList();
    }
  }

  private static String describe(Path path) {
    try {
      return path
          + " "
          + Files.readAttributes(
              path, "unix:mode,uid,gid,lastModifiedTime,nlink", LinkOption.NOFOLLOW_LINKS)
          + (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.readString(path) : "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void write(String name, String content) throws IOException {
    Path file = rig.file(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, UTF_8);
  }

  static void run(String... arguments) {
    assertThat(new LocalProcesses().run(List.of(arguments), Duration.ofSeconds(10)).succeeded())
        .isTrue();
  }
}
