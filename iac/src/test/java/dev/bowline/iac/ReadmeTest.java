package dev.bowline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.iac.Template.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** README's figures and commands against the template. */
class ReadmeTest {

  private static final Template PROD = Synthesised.once().template(Stage.PROD);

  @Test
  void readmeNamesWhatTheStackReserves() throws IOException {
    int reserved =
        PROD.of("AWS::Lambda::Function").stream()
            .mapToInt(one -> (int) one.at("ReservedConcurrentExecutions").orElseThrow())
            .sum();
    String readme = Files.readString(Path.of("../README.md")).replace('\n', ' ');

    assertThat(readme)
        .contains("allows %d: the stack reserves %d,".formatted(reserved + 100, reserved))
        .as("of the API's function alone, where limits are told")
        .contains("the stack reserves %d |".formatted(Stage.PROD.apiConcurrency()));
  }

  @Test
  void readmeRestoresTheDatabaseAsTheStackMakesIt() throws IOException {
    Resource cluster = PROD.of("AWS::RDS::DBCluster").getFirst();
    Object least = cluster.at("ServerlessV2ScalingConfiguration", "MinCapacity").orElseThrow();
    Object most = cluster.at("ServerlessV2ScalingConfiguration", "MaxCapacity").orElseThrow();

    assertThat(Files.readString(Path.of("../README.md")))
        .contains(
            "--serverless-v2-scaling-configuration MinCapacity=%s,MaxCapacity=%s "
                .formatted(least, most))
        .contains("--port %s ".formatted(cluster.at("Port").orElseThrow()))
        .contains(
            "--enable-iam-database-authentication ", "--deletion-protection ", "--kms-key-id ");
  }
}
