package dev.bowline.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import dev.bowline.localstack.client.SigningKey;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  private static final SigningKey LIVE = new SigningKey("pk_live_1", Secret.of("sk_live_1"));
  private static final SigningKey TEST = new SigningKey("pk_test_1", Secret.of("sk_test_1"));

  @Test
  void namesTheServersThatThereAre() {
    assertThat(environment(Map.of(1, 42L, 2, 43L)).variables())
        .containsEntry("BOWLINE_SERVER_ID", "42")
        .containsEntry("BOWLINE_SERVER_1_IP", "10.77.0.2")
        .containsEntry("BOWLINE_SERVER_2_IP", "10.77.0.3");
  }

  @Test
  void holdsNoPlaceholderForAServerThatThereIsNot() {
    var environment = environment(Map.of());
    assertThat(environment.shell()).doesNotContain("BOWLINE_SERVER").doesNotContain("''");
    assertThat(environment.page()).contains("none (--no-server)");
  }

  @Test
  void isReadByAShell() throws Exception {
    var shell =
        new ProcessBuilder("sh", "-c", "eval \"$(cat)\"; printf %s \"$BOWLINE_API_SECRET\"")
            .start();
    try (var stdin = shell.outputWriter()) {
      stdin.write(environment(Map.of()).shell());
    }
    try (var stdout = shell.inputReader()) {
      assertThat(stdout.readLine()).isEqualTo("sk_live_1");
    }
  }

  private static Environment environment(Map<Integer, Long> servers) {
    var settings =
        new Settings(
            Path.of("/repository"), Path.of("/run"), 3002, servers.size(), Optional.empty(), false);
    return Environment.of(
        settings, "password", LIVE, TEST, Secret.of("pc_1"), new TreeMap<>(servers));
  }
}
