package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.suite.Contract;
import dev.bowline.localstack.suite.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A tree with everything that a file system can say of a file goes away and comes back. */
@Contract
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.BACKUPS)
class BackupTest {

  private final Installation installation = Installation.running();
  private final HostFiles host = HostFiles.of(installation);
  private final Backups backups = new Backups(ApiClient.of(installation));

  @Test
  void whatWasDeletedComesBackAsItWasAndNoSecretShowsMeanwhile() throws Exception {
    assertThat(Integer.parseInt(host.run("bash " + host.script("tree.bash"))))
        .isGreaterThanOrEqualTo(10_000);
    host.run("systemd-run --quiet --collect --unit=watch bash " + host.script("watch.bash"));

    Backups.Begun first = backups.begin("first", "/srv/tree");
    Fields whole = backups.result(first.job(), "SUCCEEDED");
    assertThat(whole.number("skipped")).isZero();
    Fields again = backups.result(backups.begin("second", "/srv/tree").job(), "SUCCEEDED");
    assertThat(again.number("bytes_added")).isLessThan(whole.number("bytes") / 100);
    assertThat(again.number("files")).isEqualTo(whole.number("files"));

    host.run("rm -rf /srv/tree");
    Fields restored = backups.result(backups.restore(first.backup()), "SUCCEEDED");
    assertThat(restored.number("files")).isEqualTo(whole.number("files"));
    assertThat(host.differences()).isEmpty();
    assertThat(host.run("ls -A /srv")).doesNotContain(".bowline");

    Fields verified = backups.result(backups.verify(first.backup()), "SUCCEEDED");
    assertThat(verified.number("files")).isPositive();

    host.run("touch /root/watch/stop");
    assertNoSecretShows();
    assertThat(host.locks()).isZero();
  }

  @Test
  void theCommandLineOfTheHostDoesTheSameThroughTheCloud() throws Exception {
    host.run("rm -rf /srv/small && mkdir -p /srv/small && echo small > /srv/small/file");
    assertThat(host.run("bowline backup run --name by-hand /srv/small 2>/dev/null"))
        .startsWith("Backed up 1 files, 6 bytes");
    assertThat(host.run("bowline backup list")).contains("by-hand").contains("succeeded");
    String id = host.run("bowline backup list | awk '/by-hand/ {print $1; exit}'");
    host.run("echo newer > /srv/small/file");
    assertThat(host.run("bowline backup restore " + id + " --to /srv/back 2>/dev/null"))
        .startsWith("Restored 1 files");
    assertThat(host.run("cat /srv/back/srv/small/file /srv/small/file")).isEqualTo("small\nnewer");
    assertThat(host.run("bowline backup verify " + id + " 2>/dev/null")).startsWith("Sound");
    assertThat(host.run("bowline backup run /etc/shadow 2>&1; echo $?")).endsWith("4");
    assertThat(host.run("bowline backup restore 999999999 2>&1; echo $?")).endsWith("6");
    host.run("rm -rf /srv/small /srv/back");
  }

  private void assertNoSecretShows() throws IOException {
    List<String> secrets =
        host.run("sort -u /root/watch/secrets").lines().filter(line -> line.length() > 8).toList();
    // A password, a token for each job, and keys.
    assertThat(secrets).hasSizeGreaterThan(5);
    host.run("sort -u /root/watch/secrets | awk 'length > 8' > /root/watch/patterns");
    assertThat(host.run("grep -cFf /root/watch/patterns /root/watch/shown || true"))
        .as("processes and units")
        .isEqualTo("0");
    assertThat(
            host.run("journalctl --no-pager -o export | grep -acFf /root/watch/patterns || true"))
        .as("the journal")
        .isEqualTo("0");
    assertThat(
            host.run(
                "grep -rlaFf /root/watch/patterns /var/log /var/lib/bowline /var/cache/bowline"
                    + " /run/bowline /etc || true"))
        .as("files of the host")
        .isEmpty();
    try (Stream<Path> logs = Files.walk(installation.directory().resolve(".run/logs"))) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(secrets).as(log.toString()).noneMatch(text::contains);
      }
    }
  }
}
