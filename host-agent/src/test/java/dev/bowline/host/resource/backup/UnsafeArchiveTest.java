package dev.bowline.host.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.LocalPrograms;
import dev.bowline.host.system.Programs;
import dev.bowline.host.testing.InMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIf("dev.bowline.host.resource.backup.WorkRig#hasRestic")
final class UnsafeArchiveTest {

  private static final SnapshotId SNAPSHOT = new SnapshotId("0".repeat(64));

  @TempDir Path directory;

  @TempDir(factory = InMemory.class)
  Path memory;

  private Path root;
  private WorkRig rig;

  @BeforeEach
  void plant() throws IOException {
    root = Files.createDirectory(directory.resolve("srv"));
    rig = new WorkRig(memory, root);
    Files.createDirectory(rig.file("site"));
    Files.writeString(rig.file("site/page"), "from the backup");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/cron.d/x", "..", ".", "", "a/b", "a\0b"})
  @DisplayName("row 89: a name that leads elsewhere makes the job fail, and nothing is written")
  void aNameThatLeadsElsewhere(String name) throws IOException {
    assertUnsafe(node(name, "file", root + "/site/" + name, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "chardev", "fifo", "socket", "irregular", ""})
  @DisplayName("row 89: a node that is no file, directory or link makes the job fail")
  void aNodeOfAnotherKind(String type) throws IOException {
    assertUnsafe(node("null", type, root + "/site/null", 0));
  }

  @Test
  @DisplayName("row 89: a device node that restic itself backed up makes the job fail")
  void aDeviceOfResticsOwn() throws IOException {
    WorkTest.run("mkfifo", rig.file("site/pipe").toString());
    BackupOutcome.BackedUp ignored = rig.backUp();
    List<String> printed = new ArrayList<>();
    Restic.Ended ended =
        rig.restic()
            .run(List.of("backup", "--json", "--tag", "planted", rig.root.text()), printed::add);
    assertThat(ended.succeeded()).isTrue();
    SnapshotId planted = new Repository(rig.restic(), order()).tagged("planted").getFirst();
    Trees.delete(rig.file("site"));

    assertThat(WorkTest.code(rig.restore(planted, List.of(), null))).isEqualTo("ARCHIVE_UNSAFE");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  @DisplayName("row 89: a link and a directory of one name make the job fail")
  void aLinkAndADirectoryOfOneName() throws IOException {
    assertUnsafe(
        node("twin", "symlink", root + "/site/twin", 0),
        node("twin", "dir", root + "/site/twin", 0),
        node("inner", "file", root + "/site/twin/inner", 1));
  }

  @Test
  @DisplayName("row 89: a bomb of bytes makes the job fail, and so does one whose sum overflows")
  void aBombOfBytes() throws IOException {
    assertUnsafe(node("bomb", "file", root + "/site/bomb", 1L << 60));
    assertUnsafe(
        node("bomb", "file", root + "/site/bomb", Long.MAX_VALUE),
        node("bomb2", "file", root + "/site/bomb2", Long.MAX_VALUE));
    assertUnsafe(node("bomb", "file", root + "/site/bomb", -1));
  }

  @Test
  @DisplayName("row 89: nothing is written into a file of which a hard link stands in the place")
  void aHardLinkAtTheDestination() throws IOException {
    BackupOutcome.BackedUp backup = rig.backUp();
    Path victim = Files.writeString(directory.resolve("victim"), "untouched");
    Files.delete(rig.file("site/page"));
    Files.createLink(rig.file("site/page"), victim);

    for (HostPath path : List.of(rig.path("site/page"), rig.path("site"), rig.root)) {
      assertThat(rig.restore(backup.snapshot(), List.of(path), null))
          .isInstanceOf(BackupOutcome.Restored.class);
      assertThat(victim).hasContent("untouched");
      assertThat(rig.file("site/page")).hasContent("from the backup");
    }
  }

  @Test
  @DisplayName("row 89: nothing is written through a symbolic link that stands in the place")
  void aSymbolicLinkAtTheDestination() throws IOException {
    BackupOutcome.BackedUp backup = rig.backUp();
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Trees.delete(rig.file("site"));
    Files.createSymbolicLink(rig.file("site"), outside);

    assertThat(WorkTest.code(rig.restore(backup.snapshot(), List.of(rig.path("site/page")), null)))
        .isEqualTo("RESTORE_FAILED");
    assertThat(outside).isEmptyDirectory();
    assertThat(rig.restore(backup.snapshot(), List.of(rig.path("site")), null))
        .isInstanceOf(BackupOutcome.Restored.class);
    assertThat(outside).isEmptyDirectory();
    assertThat(Files.isSymbolicLink(rig.file("site"))).isFalse();
  }

  @Test
  void aFailureInTheMiddleOfPuttingThingsInPlaceTakesAllOfItBack() throws IOException {
    Files.writeString(rig.file("other"), "from the backup");
    BackupOutcome.BackedUp backup = rig.backUp();
    Files.writeString(rig.file("other"), "newer");
    Trees.delete(rig.file("site"));
    Files.createSymbolicLink(rig.file("site"), directory);

    assertThat(
            WorkTest.code(
                rig.restore(
                    backup.snapshot(), List.of(rig.path("other"), rig.path("site/page")), null)))
        .isEqualTo("RESTORE_FAILED");
    assertThat(rig.file("other")).hasContent("newer");
    assertThat(root.toFile().list()).containsExactlyInAnyOrder("other", "site");
  }

  private void assertUnsafe(String... nodes) throws IOException {
    WorkRig lied = new WorkRig(memory, root, listing(List.of(nodes)));
    assertThat(WorkTest.code(lied.restore(SNAPSHOT, List.of(rig.root), rig.path("to"))))
        .isEqualTo("ARCHIVE_UNSAFE");
    assertThat(root.toFile().list()).containsExactly("site");
  }

  /** A restic that lists the root and these nodes, and must not be asked to restore. */
  private Programs listing(List<String> nodes) {
    return (arguments, environment, listener) -> {
      assertThat(arguments).doesNotContain("restore");
      if (arguments.contains("ls")) {
        listener.output(node(root.getFileName().toString(), "dir", root.toString(), 0));
        listener.output(node("site", "dir", root + "/site", 0));
        nodes.forEach(listener::output);
      }
      return arguments.contains("stat")
          ? new LocalPrograms().run(arguments, environment, listener)
          : 0;
    };
  }

  private static String node(String name, String type, String path, long size) {
    return Json.text(
        Fields.object(
            "struct_type",
            "node",
            "name",
            name,
            "type",
            type,
            "path",
            path,
            "size",
            size,
            "uid",
            0,
            "gid",
            0,
            "mode",
            0755));
  }

  private Order order() {
    return rig.order(UUID.randomUUID(), new BackupCommand.DeleteBackups(List.of()))
        .order()
        .orElseThrow();
  }
}
