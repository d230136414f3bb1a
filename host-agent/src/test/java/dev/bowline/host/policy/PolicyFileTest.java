package dev.bowline.host.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.HostPath;
import dev.bowline.host.policy.PolicyFile.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyFileTest {

  @TempDir Path directory;

  @Test
  void readsServicesAndOperations() throws IOException {
    Policy policy =
        read("# mine\nservices = nginx, probe@*  # two\noperations = services.restart\n").policy();
    assertThat(policy.lists("nginx")).isTrue();
    assertThat(policy.lists("probe@17")).isTrue();
    assertThat(policy.lists("nginx2")).isFalse();
    assertThat(policy.allows("services.restart")).isTrue();
    assertThat(policy.allows("services.stop")).isFalse();
  }

  @Test
  void countsAnEditFromTheNextReadingOn() throws IOException {
    write("services = nginx\n", "rw-r--r--");
    PolicyFile file = file();
    assertThat(file.get().policy().lists("cron")).isFalse();
    write("services = nginx\nservices = cron\n", "rw-r--r--");
    assertThat(file.get().policy().lists("cron")).isTrue();
    assertThat(file.get().policy().lists("nginx")).isTrue();
  }

  @Test
  void allowsNothingWhenOthersCanWriteTheFile() throws IOException {
    for (String permissions : new String[] {"rw-rw-r--", "rw-r--rw-"}) {
      write("services = nginx\n", permissions);
      assertThat(file().get()).isInstanceOf(Reading.Unusable.class);
      assertThat(file().get().policy()).isEqualTo(Policy.NOTHING);
    }
  }

  @Test
  void allowsNothingWhenTheFileBelongsToSomebodyElse() throws IOException {
    write("services = nginx\n", "rw-r--r--");
    assertThat(new PolicyFile(directory.resolve("policy.conf"), "nobody-such").get())
        .isInstanceOf(Reading.Unusable.class);
  }

  @Test
  void allowsNothingWithoutAFileOrWithALineThatIsNotUnderstood() throws IOException {
    assertThat(file().get()).isInstanceOf(Reading.Unusable.class);
    assertThat(read("service = nginx\n")).isInstanceOf(Reading.Unusable.class);
  }

  @Test
  void readsWhatMayBeBackedUp() throws IOException {
    Policy policy =
        read("backup_paths = /srv /srv/www /home/ada\nbackup_upload_limit = 512\n").policy();
    assertThat(policy.backupUploadLimit()).isEqualTo(512);
    assertThat(policy.backupPaths().listed())
        .containsExactly(new HostPath("/srv"), new HostPath("/home/ada"));
    assertThat(policy.backupPaths().allow(new HostPath("/srv/www/x"))).isTrue();
    assertThat(policy.backupPaths().allow(new HostPath("/home/ada"))).isTrue();
    for (String outside : List.of("/srvx", "/home", "/home/adam", "/", "/etc/shadow")) {
      assertThat(policy.backupPaths().allow(new HostPath(outside))).as(outside).isFalse();
    }
  }

  @Test
  @DisplayName("row 88: what the kernel makes up and what is Bowline's own is never backed up")
  void neverListsTheKernelsFilesNorItsOwn() throws IOException {
    for (String never :
        List.of(
            "/", "/proc", "/sys/kernel", "/dev/shm", "/run", "/var/lib/bowline", "srv", "/a/..")) {
      assertThat(read("backup_paths = " + never + "\n")).isInstanceOf(Reading.Unusable.class);
    }
    BackupPaths above = new BackupPaths(List.of(new HostPath("/var")));
    assertThat(above.allow(new HostPath("/var/www"))).isTrue();
    assertThat(above.allow(new HostPath("/var/lib/bowline/host-key.json"))).isFalse();
    assertThat(above.allow(new HostPath("/var/run/x"))).isFalse();
  }

  @Test
  void theDefaultOfThePackageListsNoService() throws IOException {
    Policy policy = read(Files.readString(Path.of("src/deb/files/policy.conf"))).policy();
    assertThat(policy.services()).isEmpty();
    assertThat(policy.operations())
        .containsExactlyInAnyOrder(
            "services.start",
            "services.stop",
            "services.restart",
            "inventory.refresh",
            "metrics.watch",
            "backups.run",
            "backups.verify",
            "backups.restore",
            "backups.delete");
    assertThat(policy.backupPaths()).isEqualTo(BackupPaths.NONE);
    assertThat(policy.backupUploadLimit()).isZero();
  }

  @Test
  void matchesAnyCharactersForAStarAndNothingElseSpecially() {
    assertThat(new Glob("a*c*").matches("abcd")).isTrue();
    assertThat(new Glob("a*c").matches("ac")).isTrue();
    assertThat(new Glob("a*c").matches("acd")).isFalse();
    assertThat(new Glob("php8.2").matches("php8x2")).isFalse();
    assertThat(new Glob("*").matches("")).isTrue();
  }

  private Reading read(String text) throws IOException {
    write(text, "rw-r--r--");
    return file().get();
  }

  private void write(String text, String permissions) throws IOException {
    Path file = directory.resolve("policy.conf");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private PolicyFile file() throws IOException {
    return new PolicyFile(directory.resolve("policy.conf"), Files.getOwner(directory).getName());
  }
}
