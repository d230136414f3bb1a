package dev.bowline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.localstack.engines.localstack.LocalStackProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void listensOnTheTestNetworkOnlyWhenThereAreServers() {
    assertThat(settings("0").addresses()).containsExactly("127.0.0.1");
    assertThat(settings("2").addresses()).containsExactly("127.0.0.1", "10.77.0.1");
  }

  @Test
  void tellsAgentsTheAddressesThatTheyCanReach() {
    assertThat(settings("1").agentUrl()).hasToString("https://10.77.0.1:3002");
    assertThat(settings("1").agentFrontUrl()).hasToString("https://10.77.0.1:3003");
    assertThat(settings("0").agentUrl()).hasToString("https://127.0.0.1:3002");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> Settings.parse(new String[] {"/repository"}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsWhatLocalStackForgetsApartFromWhatIsKept() {
    assertThat(on("embedded").state()).hasToString("/run");
    assertThat(on("docker").state()).hasToString("/run/localstack");
  }

  @Test
  void findsLocalStackInAContainerOrBehindAPython() {
    assertThat(on("embedded").localStack()).isEmpty();
    assertThat(on("docker").localStack())
        .contains(new LocalStackProgram.Composed(Path.of("/repository/localstack/compose.yaml")));
    assertThat(on("/cache/bin/python").localStack())
        .contains(new LocalStackProgram.Installed(Path.of("/cache/bin/python")));
  }

  @Test
  void runsTheApiAsFunctionsWhenAskedTo() {
    assertThat(settings("1").lambda()).isFalse();
    assertThat(on("embedded").lambda()).isTrue();
  }

  private static Settings settings(String servers) {
    return Settings.parse(
        new String[] {"/repository", "/run", "3002", servers, "embedded", "netty"});
  }

  private static Settings on(String engine) {
    return Settings.parse(new String[] {"/repository", "/run", "3002", "1", engine, "lambda"});
  }
}
