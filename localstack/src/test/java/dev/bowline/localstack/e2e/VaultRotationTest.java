package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.EndToEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@EndToEnd
@Isolated
class VaultRotationTest {

  private final Installation installation = Installation.running();
  private final Shell shell = Shell.of(installation);

  @Test
  void theVaultIsRotatedBesideTheRunningApi() throws Exception {
    assertThat(shell.successful("rotate-vault", "--json"))
        .contains("\"API keys\":0", "\"command keys\":0", "\"webhooks\":0");
    assertThat(ApiClient.of(installation).post("/v1/server/services/cron/restart").status())
        .isEqualTo(200);
    assertThat(shell.successful("rotate-vault", "--status")).contains("Epoch ");
  }
}
