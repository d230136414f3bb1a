package dev.bowline.cloud.deviceauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.CommandLine;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** DynamoDB fails at one call, and whoever asked asks again. */
class LoginFailureTest {

  private static final TestingCloud CLOUD = ProvisionedCloud.start(Front.NETTY);

  private final PanelClient panel = PanelClient.ofNewTenant(CLOUD);
  private final CommandLine terminal = CommandLine.on(CLOUD, "unlucky");

  @AfterAll
  static void stop() {
    CLOUD.close();
  }

  @Test
  void anApprovalThatFailedCanBeRepeated() {
    String approve = terminal.path() + "/approve";
    assertThat(failing("UpdateItem", () -> panel.send("POST", approve)).status()).isEqualTo(503);
    assertThat(error(terminal.poll())).isEqualTo("authorization_pending");
    assertThat(panel.send("POST", approve).status()).isEqualTo(200);
    assertThat(terminal.poll().status()).isEqualTo(200);
  }

  @Test
  void aPollThatFailedBeforeItsTurnWasTakenCanBeRepeated() {
    panel.send("POST", terminal.path() + "/approve");
    TestAnswer failed = failing("UpdateItem", terminal::poll);
    assertThat(failed.status()).isEqualTo(503);
    assertThat(error(failed)).isEqualTo("temporarily_unavailable");
    assertThat(terminal.poll().status()).isEqualTo(200);
  }

  @Test
  void aPollThatFailedAfterItsTurnWasTakenCostsThatLoginAndNoMore() {
    panel.send("POST", terminal.path() + "/approve");
    assertThat(failing("PutItem", terminal::poll).status()).isEqualTo(503);
    assertThat(error(terminal.poll())).isEqualTo("invalid_grant");
    assertThat(CommandLine.token(panel, CLOUD, "unlucky")).startsWith("bs_");
  }

  private static TestAnswer failing(String call, Supplier<TestAnswer> work) {
    CLOUD.aws().fail(call);
    try {
      return work.get();
    } finally {
      CLOUD.aws().fail("");
    }
  }

  private static String error(TestAnswer answer) {
    return String.valueOf(answer.json().get("error"));
  }
}
