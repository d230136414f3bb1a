package dev.bowline.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.gateway.FunctionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiFunctionTest {

  private static final Path TEMPLATE = Path.of("../iac/template/bowline.template.json");

  private record Limits(String handler, int megabytes, long seconds) {}

  @Test
  void hasTheHandlerTheMemoryAndTheTimeThatTheStackGivesIt() throws IOException {
    assertThat(Stream.of(ApiFunction.values()).map(ApiFunctionTest::here))
        .containsExactlyInAnyOrderElementsOf(onAws());
  }

  private static Limits here(ApiFunction function) {
    FunctionSettings settings = function.settings(Path.of(""), 1, 1, Map.of());
    return new Limits(settings.handler(), settings.megabytes(), settings.timeout().toSeconds());
  }

  private static List<Limits> onAws() throws IOException {
    Map<String, Object> template = JSON.std.mapFrom(Files.readString(TEMPLATE));
    Map<?, ?> resources = (Map<?, ?>) Objects.requireNonNull(template.get("Resources"));
    return resources.values().stream()
        .map(Fields::of)
        .filter(resource -> resource.text("Type").equals("AWS::Lambda::Function"))
        .map(function -> function.object("Properties"))
        .map(function ->
            new Limits(
                function.text("Handler"),
                function.smallNumber("MemorySize"),
                function.number("Timeout")))
        .toList();
  }
}
