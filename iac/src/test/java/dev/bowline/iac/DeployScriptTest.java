package dev.bowline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeployScriptTest {

  private record Run(int status, String output) {}

  private static Run deploy(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./deploy"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  @Test
  void tellsWhatItDoesAndThatNobodyRanItAgainstAws() throws Exception {
    Run help = deploy("--help");

    assertThat(help.status()).isZero();
    assertThat(help.output()).contains("Usage: iac/deploy", "nobody has run it against AWS yet");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    assertThat(deploy("--everything").status()).isEqualTo(2);
    assertThat(deploy("--stage", "test").status()).isEqualTo(2);
    assertThat(deploy("--stage").status()).isEqualTo(2);
  }

  @Test
  void deploysTheKeptTemplateUnderNamesOfItsOwn() throws Exception {
    Run plan = deploy("--dry-run", "--stage", "dev", "--alarm-email", "a b@example.com");

    assertThat(plan.status()).as(plan.output()).isZero();
    assertThat(plan.output())
        .contains(
            "--stack-name bowline-dev ",
            "Prefix=bowline-dev-123456789012-",
            "ReleaseBucket=bowline-releases-123456789012-eu-central-1",
            "CAPABILITY_NAMED_IAM",
            "AlarmEmail=a\\ b@example.com");
    assertThat(plan.output().indexOf("bowline-releases.template.json"))
        .isLessThan(plan.output().indexOf("s3 cp"));
  }
}
