package dev.bowline.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Docker itself may not be here, so this reads what it would be given. */
class ComposeFileTest {

  @Test
  void pinsTheVersionOfEveryImage() throws Exception {
    assertThat(services().values())
        .extracting(service -> service.get("image"))
        .containsExactlyInAnyOrder("localstack/localstack:4.14.0", "postgres:17.5");
  }

  @Test
  void runsTheLocalStackThatIsPinnedForPythonToo() throws Exception {
    assertThat(Files.readAllLines(Path.of("engine/requirements.txt")))
        .contains("localstack-core==4.14.0")
        .allMatch(line -> line.matches("[\\w.-]+==[\\w.]+"));
  }

  @Test
  void isReachedOverLoopbackAlone() throws Exception {
    assertThat(services().values())
        .allSatisfy(service ->
            assertThat((List<?>) service.get("ports"))
                .isNotEmpty()
                .allMatch(port -> port.toString().startsWith("127.0.0.1:")));
  }

  @Test
  void tellsDockerWhenEachServiceIsReady() throws Exception {
    assertThat(services().values())
        .extracting(service -> service.get("healthcheck"))
        .allSatisfy(check ->
            assertThat(((Map<?, ?>) check).keySet().stream().map(String::valueOf))
                .contains("test", "interval", "retries"));
  }

  @Test
  void publishesTheAddressThatQueueUrlsName() throws Exception {
    var localStack = services().getOrDefault("localstack", Map.of());
    assertThat(localStack.get("ports")).isEqualTo(List.of("127.0.0.1:4566:4566"));
    assertThat(String.valueOf(localStack.get("environment")))
        .contains("LOCALSTACK_HOST=127.0.0.1:4566");
  }

  private static Map<String, Map<String, Object>> services() throws IOException {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Map<String, Map<String, Map<String, Object>>> file =
        yaml.load(Files.readString(Path.of("compose.yaml")));
    return file.getOrDefault("services", Map.of());
  }
}
