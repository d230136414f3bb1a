package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@EndToEnd
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.SERVICES)
class ServiceRestartTest {

  /** systemd refuses a sixth start within ten seconds, so the pace is part of the case. */
  private static final long SECONDS_BETWEEN = 3;

  private final Installation installation = Installation.running();
  private final ApiClient api = ApiClient.of(installation);
  private final Shell shell = Shell.of(installation);

  @Test
  void twentyRestartsSucceedAndEachGivesNginxANewMainProcess() throws Exception {
    String before = mainPid();
    for (int i = 0; i < 20; i++) {
      Answer answer = api.post("/v1/server/services/nginx/restart");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      assertThat(answer.data().text("state")).as(answer.toString()).isEqualTo("SUCCEEDED");
      String after = mainPid();
      assertThat(after).isNotEqualTo(before).isNotEqualTo("0");
      assertThat(answer.data().object("result").object("service").number("main_pid"))
          .isEqualTo(Long.parseLong(after));
      before = after;
      TimeUnit.SECONDS.sleep(SECONDS_BETWEEN);
    }
  }

  @Test
  @DisplayName("row 86: a service that the host's policy does not list answers 404")
  void aServiceThatIsNotListedIsNotFound() throws Exception {
    assertThat(api.post("/v1/server/services/ssh/restart").status()).isEqualTo(404);
  }

  private String mainPid() throws Exception {
    return shell.onServer(1, "systemctl", "show", "--property=MainPID", "--value", "nginx");
  }
}
