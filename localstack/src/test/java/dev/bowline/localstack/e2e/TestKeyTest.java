package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.Contract;
import dev.bowline.localstack.suite.Shared;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test key beside a real server. */
@Contract
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.SERVICES)
class TestKeyTest {

  private final Installation installation = Installation.running();
  private final ApiClient live = ApiClient.of(installation);
  private final ApiClient test =
      new ApiClient(installation.url(), installation.authority(), installation.testKey());
  private final Shell shell = Shell.of(installation);

  @Test
  void aTestKeyRestartsNothingButTheSimulatedServer() throws Exception {
    String before = mainPid();

    Answer answer = test.post("/v1/server/services/nginx/restart");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.data().text("state")).isEqualTo("SUCCEEDED");
    assertThat(answer.data().number("server_id")).isNotEqualTo(installation.serverId());
    assertThat(mainPid()).isEqualTo(before);
  }

  @Test
  @DisplayName("row 56: test and live keys answer 404 for each other's servers")
  void eachFindsItsOwnServerAlone() throws Exception {
    long simulated = test.get("/v1/server").data().number("id");

    assertThat(test.get("/v1/servers/" + installation.serverId()).status()).isEqualTo(404);
    assertThat(live.get("/v1/servers/" + simulated).status()).isEqualTo(404);
  }

  private String mainPid() throws Exception {
    return shell.onServer(1, "systemctl", "show", "--property=MainPID", "--value", "nginx");
  }
}
