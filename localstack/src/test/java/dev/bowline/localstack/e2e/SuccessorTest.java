package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A server is destroyed, and a new machine enrols in its place. It gets what the old one backed up
 * once ROOT has confirmed it, and not before.
 */
@EndToEnd
@ResourceLock(Shared.AGENT)
@ResourceLock(Shared.BACKUPS)
class SuccessorTest {

  private static final String FOLDER = "/srv/inherited";

  private final Installation installation = Installation.running();
  private final Shell shell = Shell.of(installation);
  private final HostFiles host = HostFiles.of(installation);
  private final ApiClient api = ApiClient.of(installation);
  private final Backups backups = new Backups(api);

  @Test
  void theSuccessorOfADestroyedServerRestoresItsBackupsOnceRootHasConfirmedIt() throws Exception {
    host.randomFile(FOLDER + "/file", 100_000);
    String content = host.run("sha256sum " + FOLDER + "/file");
    Backups.Begun begun = backups.begin("before the end", FOLDER);
    backups.result(begun.job(), "SUCCEEDED");

    PanelClient panel = PanelClient.login(installation);
    String server = "/panel/servers/" + installation.serverId();
    destroy();
    enrol(panel.send("POST", server + "/enrolment-token", Map.of()));

    Answer refused = api.post("/v1/backups/" + begun.backup() + "/restore");
    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("SUCCESSION_UNCONFIRMED");
    assertThat(panel.send("POST", server + "/successor/confirm", Map.of()).status()).isEqualTo(200);

    backups.result(backups.restore(begun.backup()), "SUCCEEDED");
    assertThat(host.run("sha256sum " + FOLDER + "/file")).isEqualTo(content);
    host.run("rm -rf " + FOLDER);
  }

  /** Not a byte of the machine is left. */
  private void destroy() throws IOException {
    shell.successful("server", "destroy", "1");
    shell.successful("server", "start", "1");
  }

  private void enrol(Answer answer) throws Exception {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 201);
    String cloud = "https://10.77.0.1:" + installation.url().getPort();
    shell.successful("server", "install", "1", cloud + "/download/bowline-agent.deb");
    shell.onServer(
        1,
        "bash",
        "-c",
        "printf %s \"$1\" | bowline enrol " + cloud + " --ca /root/bowline-ca.pem",
        "bash",
        answer.data().text("enrolment_token"));
    Eventually.holds(
        "The new agent online",
        Duration.ofMinutes(1),
        () ->
            api.get("/v1/servers/" + installation.serverId()).toString().contains("state=online"));
  }
}
