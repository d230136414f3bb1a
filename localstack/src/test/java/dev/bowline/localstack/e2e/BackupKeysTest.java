package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.suite.EndToEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A backup that takes three times as long as the keys live that it was begun with. Here the keys
 * live 20 s; {@code -Dbowline.keys=60} is the long form, of three minutes.
 */
@EndToEnd
@Isolated
class BackupKeysTest {

  private static final int LIFE_SECONDS = Integer.getInteger("bowline.keys", 20);
  private static final int KIB_PER_SECOND = 200;
  private static final String FOLDER = "/srv/long";

  private final Installation installation = Installation.running();
  private final HostFiles host = HostFiles.of(installation);
  private final Path configuration = installation.directory().resolve(".run/api.yml");
  private final ApiClient api = ApiClient.of(installation);
  private final Backups backups = new Backups(api);
  private String before = "";

  @BeforeEach
  void giveKeysAShortLife() throws Exception {
    before = Files.readString(configuration);
    String region = "\"region\" :";
    assertThat(before).contains(region);
    restartApi(
        before.replace(
            region, "\"agent-credentials-life\" : \"" + LIFE_SECONDS + "s\", " + region));
    host.limitUpload(KIB_PER_SECOND);
  }

  @AfterEach
  void giveThemTheirLifeBack() throws Exception {
    host.limitUpload(0);
    host.run("rm -rf " + FOLDER);
    restartApi(before);
  }

  @Test
  void aBackupLongerThanItsKeysGoesOnWithFreshOnes() throws Exception {
    int seconds = 3 * LIFE_SECONDS;
    host.randomFile(FOLDER + "/large", seconds * KIB_PER_SECOND * 1024);
    long start = System.nanoTime();
    Backups.Begun begun = backups.begin("long", FOLDER);
    backups.result(begun.job(), "SUCCEEDED");
    assertThat(Duration.ofNanos(System.nanoTime() - start).toSeconds())
        .isGreaterThan(2L * LIFE_SECONDS);
    host.limitUpload(0);
    backups.result(backups.verify(begun.backup()), "SUCCEEDED");
    assertThat(host.locks()).isZero();
  }

  /** Whoever started the API starts it again when it ends. */
  private void restartApi(String content) throws Exception {
    Files.writeString(configuration, content);
    Path pidFile = installation.directory().resolve(".run/api.pid");
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroy();
    process.onExit().get(1, TimeUnit.MINUTES);
    Eventually.holds(
        "The API",
        Duration.ofMinutes(2),
        () -> {
          try {
            return api.get("/v1/servers").status() == 200;
          } catch (java.io.IOException notYet) {
            return false;
          }
        });
  }
}
