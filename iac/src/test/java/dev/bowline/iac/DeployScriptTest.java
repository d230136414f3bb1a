package dev.bowline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.iac.FakeAws.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code iac/deploy} calls, against a stand-in of the AWS CLI. */
class DeployScriptTest {

  private static final String[] NEW = {"--root-email", "first@example.com"};
  private static final String MIGRATIONS = "{\"only\":\"migrations\"}";

  /** As a stack tells them: what nobody named is empty. */
  private static final Map<String, String> TOLD =
      Map.of(
          "Prefix",
          "bowline-123456789012-",
          "ReleaseBucket",
          "bowline-releases-123456789012-eu-central-1",
          "ReleaseKey",
          "ReleaseBefore.zip",
          "RootEmail",
          "first@example.com",
          "DomainName",
          "");

  private FakeAws aws;

  @BeforeEach
  void start(@TempDir Path place) throws IOException {
    aws = new FakeAws(place);
  }

  private static Map<String, String> told(String name, String value) {
    Map<String, String> told = new HashMap<>(TOLD);
    told.put(name, value);
    return told;
  }

  @Test
  void tellsWhatItDoesAndThatNobodyRanItAgainstAws() throws Exception {
    Run help = aws.run(List.of("--help"));

    assertThat(help.status()).isZero();
    assertThat(help.output()).contains("Usage: iac/deploy", "nobody has run it against AWS yet");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws Exception {
    assertThat(aws.run(List.of("--everything")).status()).isEqualTo(2);
    assertThat(aws.run(List.of("--stage", "test")).status()).isEqualTo(2);
    assertThat(aws.run(List.of("--stage")).status()).isEqualTo(2);
    assertThat(aws.deploy("--release", "Release1").status()).isEqualTo(2);
  }

  @Test
  void planOfADryRunNamesTheKeptTemplateAndCallsNothing() throws Exception {
    Run plan =
        aws.deploy(
            "--dry-run", "--stage", "dev", "--alarm-email", "a b@example.com", NEW[0], NEW[1]);

    assertThat(plan.status()).as(plan.output()).isZero();
    assertThat(plan.calls()).isEmpty();
    assertThat(plan.output())
        .contains(
            "--stack-name bowline-dev ",
            "Prefix=bowline-dev-123456789012-",
            "ReleaseBucket=bowline-releases-123456789012-eu-central-1",
            "CAPABILITY_NAMED_IAM",
            "AlarmEmail=a\\ b@example.com",
            "RootEmail=first@example.com");
    assertThat(plan.output().indexOf("bowline-releases.template.json"))
        .isLessThan(plan.output().indexOf("s3 cp"));
  }

  @Test
  void aNewInstallationNeedsItsFirstMember() throws Exception {
    Run refused = aws.deploy();

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.output()).contains("needs --root-email");
    assertThat(refused.calls("deploy")).isEmpty();
  }

  @Test
  void aNewInstallationIsNotRolledBackAndAnswersWithItsInvitation() throws Exception {
    aws.answers("{\"invitation\":\"https://example.com/invitation#token\"}");
    Run made = aws.deploy(NEW);

    assertThat(made.status()).as(made.output()).isZero();
    assertThat(made.output()).contains("https://example.com/invitation#token");
    assertThat(made.call("--capabilities"))
        .contains("--stack-name bowline ", "--disable-rollback", "RootEmail=first@example.com");
    assertThat(made.calls("update-function-code")).isEmpty();
    assertThat(made.call("lambda invoke"))
        .contains("--function-name bowline-123456789012-provision ", "--payload {} ");
  }

  @Test
  void anUpgradeMigratesBeforeTheStackAndProvisionsAfterIt() throws Exception {
    aws.stack("UPDATE_COMPLETE", TOLD);
    Run upgraded = aws.deploy();

    assertThat(upgraded.status()).as(upgraded.output()).isZero();
    List<String> steps =
        upgraded.calls().stream()
            .filter(call -> call.matches(".*(update-function-code|invoke|--capabilities).*"))
            .toList();
    assertThat(steps).hasSize(4);
    assertThat(steps.get(0))
        .contains("update-function-code", "--s3-key " + upgraded.release() + ".zip");
    assertThat(steps.get(1)).contains("--payload " + MIGRATIONS);
    assertThat(steps.get(2))
        .contains("--capabilities")
        .doesNotContain("--disable-rollback", "RootEmail");
    assertThat(steps.get(3)).contains("--payload {} ");
  }

  @Test
  void aFailedMigrationLeavesTheStackAlone() throws Exception {
    aws.stack("UPDATE_ROLLBACK_COMPLETE", TOLD);
    aws.answers("{\"errorMessage\":\"no connection\"}");
    Run failed = aws.deploy();

    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.output()).contains("/aws/lambda/bowline-123456789012-provision");
    assertThat(failed.calls("--capabilities")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_FAILED", "UPDATE_FAILED", "REVIEW_IN_PROGRESS"})
  void goesOnWithAStackThatWasNeverComplete(String status) throws Exception {
    aws.stack(status, TOLD);
    Run resumed = aws.deploy();

    assertThat(resumed.status()).as(resumed.output()).isZero();
    assertThat(resumed.calls("update-function-code")).isEmpty();
    assertThat(resumed.call("--capabilities")).contains("--disable-rollback");
    assertThat(resumed.call("lambda invoke")).contains("--payload {} ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED", "UPDATE_IN_PROGRESS"})
  void leavesAStackAloneThatCannotBeUpdated(String status) throws Exception {
    aws.stack(status, TOLD);
    Run refused = aws.deploy();

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).containsAnyOf("--help", "continue-update-rollback", "wait");
    assertThat(refused.calls("deploy")).isEmpty();
  }

  @Test
  void takesNoRefusalForAnAbsence() throws Exception {
    aws.refuses("An error occurred (Throttling) when calling DescribeStacks: Rate exceeded");
    Run refused = aws.deploy(NEW);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("Rate exceeded");
    assertThat(refused.calls("deploy")).isEmpty();
  }

  @Test
  void keepsThePrefixOfTheStackAndRefusesAnother() throws Exception {
    aws.stack("CREATE_COMPLETE", told("Prefix", "mine-"));

    assertThat(aws.deploy().call("--capabilities")).contains("Prefix=mine- ");
    assertThat(aws.deploy("--prefix", "mine-").status()).isZero();
    Run refused = aws.deploy("--prefix", "yours-");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.output()).contains("The prefix is mine-");
    assertThat(refused.calls("deploy")).isEmpty();
  }

  @Test
  void aDomainNeedsACertificateOnce() throws Exception {
    assertThat(aws.deploy("--domain", "api.example.com", NEW[0], NEW[1]).status()).isEqualTo(2);
    assertThat(aws.deploy("--certificate", "arn:1", NEW[0], NEW[1]).status()).isEqualTo(2);

    Map<String, String> named = told("DomainName", "api.example.com");
    named.put("CertificateArn", "arn:1");
    aws.stack("CREATE_COMPLETE", named);
    assertThat(aws.deploy("--certificate", "arn:2").call("--capabilities"))
        .contains("CertificateArn=arn:2");
  }

  @Test
  void theSameIsTheSameReleaseWhetherItIsToldAgainOrNot() throws Exception {
    String first = aws.deploy(NEW).release();
    aws.stack("CREATE_COMPLETE", TOLD);

    assertThat(first).matches("Release[0-9a-f]{12}");
    assertThat(aws.deploy().release()).isEqualTo(first);
    assertThat(aws.deploy(NEW).release()).isEqualTo(first);
  }

  @Test
  void whateverFunctionsAreMadeOfMakesAnotherRelease() throws Exception {
    aws.stack("CREATE_COMPLETE", TOLD);
    Run before = aws.deploy();

    assertThat(aws.deploy("--agent-package-url", "https://example.com/agent.deb").release())
        .isNotEqualTo(before.release());
    aws.authorities("second");
    Run renewed = aws.deploy();
    assertThat(renewed.release()).isNotEqualTo(before.release());
    assertThat(certificates(renewed)).isNotEqualTo(certificates(before));
    aws.function("two");
    Run built = aws.deploy();
    assertThat(built.release()).isNotEqualTo(renewed.release());
    assertThat(certificates(built)).isEqualTo(certificates(renewed));
  }

  private static String certificates(Run run) {
    return run.call("--capabilities").replaceAll(".* CertificatesKey=(\\S+).*", "$1");
  }

  @Test
  void goesBackToTheFunctionAndTheTemplateOfARelease() throws Exception {
    aws.stack("CREATE_COMPLETE", TOLD);
    String before = aws.deploy().release();
    Path template = aws.released(before + ".template.json");
    assertThat(template).hasSameTextualContentAs(Path.of("template/bowline.template.json"));
    Files.writeString(template, Files.readString(template).replace("provision", "prepare"));

    Run back = aws.run(List.of("--release", before));

    assertThat(back.status()).as(back.output()).isZero();
    assertThat(aws.released(back.release() + ".zip")).hasContent("one");
    assertThat(aws.released(back.release() + ".template.json")).hasSameTextualContentAs(template);
    assertThat(aws.run(List.of("--release", "Release0", "--stage", "prod")).status()).isEqualTo(1);
  }

  @Test
  void takesNoReleaseOfAnotherStage() throws Exception {
    aws.stack("CREATE_COMPLETE", TOLD);
    String production = aws.deploy().release();

    Run refused = aws.run(List.of("--stage", "dev", "--release", production));
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("not of the stage dev");
    assertThat(refused.calls("deploy")).isEmpty();
  }
}
