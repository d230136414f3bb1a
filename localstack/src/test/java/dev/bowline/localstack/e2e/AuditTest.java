package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@EndToEnd
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.SERVICES)
class AuditTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Installation installation = Installation.running();
  private final Shell shell = Shell.of(installation);
  private final String server = Long.toString(installation.serverId());

  @Test
  @DisplayName("P-audit: the API, the panel and the CLI write to one audit trail")
  void whatTheApiThePanelAndTheShellDoStandsInOneTrail() throws Exception {
    PanelClient panel = PanelClient.login(installation);
    assertThat(ApiClient.of(installation).post("/v1/server/services/cron/restart").status())
        .isEqualTo(200);
    shell.onServer(1, "bowline", "service", "restart", "cron");
    keepName(panel);

    Fields told = entry(panel, "host.shell.services.restart");
    assertThat(told.text("actor")).isEqualTo("shell:" + server);
    assertThat(told.text("ip")).isEqualTo(installation.serverAddress(1));
    assertThat(told.object("details").text("about")).isEqualTo("cron");
    assertThat(told.object("details").text("by")).isEqualTo("root");
    assertThat(entry(panel, "services.restart").text("actor")).startsWith("key:");
    assertThat(entry(panel, "server.rename").text("actor")).startsWith("member:");
  }

  @Test
  void theVerifierFindsTheSealedTrailIntact() throws Exception {
    PanelClient panel = PanelClient.login(installation);
    keepName(panel);
    Eventually.holds(
        "the sealing of all entries",
        PATIENCE,
        () -> shell.successful("audit-verify", "--json").contains("\"unsealed\":0"));
    assertThat(shell.successful("audit-verify"))
        .startsWith("The audit trail is intact: ")
        .containsPattern("Anchor: [1-9][0-9]*:[0-9a-f]{64}");
  }

  /** A change like any other, after which all is as before. */
  private void keepName(PanelClient panel) throws IOException {
    String name =
        Fields.of(panel.send("GET", "/panel/servers", Map.of()).json())
            .list("data", fields -> fields)
            .stream()
            .filter(one -> one.number("id") == installation.serverId())
            .map(one -> one.text("name"))
            .findFirst()
            .orElseThrow();
    Answer answer = panel.send("PATCH", "/panel/servers/" + server, Map.of("name", name));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private Fields entry(PanelClient panel, String action) throws Exception {
    return Eventually.find(
        action + " in the trail", PATIENCE, () -> youngest(panel, action).stream().findFirst());
  }

  private List<Fields> youngest(PanelClient panel, String action) throws IOException {
    Answer answer =
        panel.send(
            "GET", "/panel/audit?limit=1&subject=server:" + server + "&action=" + action, Map.of());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return Fields.of(answer.json()).list("data", fields -> fields);
  }
}
