package dev.bowline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.iac.Template.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the templates allow, whoever it is. */
class LeastPrivilegeTest {

  /** Beside names that begin alike, only what has no name: see Suppressions. */
  private static final Set<String> WITHOUT_NAMES =
      Set.of(
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses");

  private static List<Map<String, Object>> allowed(Stage stage) {
    return Synthesised.once().template(stage).statements().stream()
        .filter(one -> "Allow".equals(one.get("Effect")))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void noActionIsAllowedByAnAsterisk(Stage stage) {
    assertThat(allowed(stage))
        .hasSizeGreaterThan(30)
        .allSatisfy(one ->
            assertThat(Template.list(one.get("Action")))
                .allSatisfy(
                    action -> assertThat(action.toString()).matches("[a-z0-9-]+:[A-Za-z]+")));
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void anAsteriskAmongDenialsShutsOutWhoComesWithoutTls(Stage stage) {
    assertThat(Synthesised.once().template(stage).statements())
        .filteredOn(one -> "Deny".equals(one.get("Effect")))
        .filteredOn(one -> String.valueOf(one.get("Action")).contains("*"))
        .isNotEmpty()
        .allSatisfy(one ->
            assertThat(String.valueOf(one.get("Condition")))
                .containsAnyOf("aws:SecureTransport", "s3:TlsVersion"));
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void nothingIsOpenToTheWorld(Stage stage) {
    assertThat(allowed(stage))
        .allSatisfy(one ->
            assertThat(String.valueOf(one.getOrDefault("Principal", "nobody")))
                .doesNotContain("*"));
    Template template = Synthesised.once().template(stage);
    assertThat(template.of("AWS::S3::Bucket"))
        .hasSize(2)
        .allSatisfy(one ->
            assertThat(one.at("PublicAccessBlockConfiguration"))
                .hasValue(
                    Map.of(
                        "BlockPublicAcls", true,
                        "BlockPublicPolicy", true,
                        "IgnorePublicAcls", true,
                        "RestrictPublicBuckets", true)));
    assertThat(template.resources())
        .extracting(Resource::type)
        .doesNotContain("AWS::Lambda::Url", "AWS::EC2::Instance");
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void everythingAllowedOnAnythingHasNoNameToBeAllowedBy(Stage stage) {
    List<Resource> policies = Synthesised.once().template(stage).of("AWS::IAM::Policy");

    assertThat(policies).hasSizeGreaterThan(5);
    for (Resource policy : policies) {
      for (Object statement : Template.list(policy.at("PolicyDocument", "Statement").get())) {
        Map<String, Object> one = Template.map(statement);
        if ("Allow".equals(one.get("Effect")) && "*".equals(one.get("Resource"))) {
          assertThat(Template.list(one.get("Action"))).isSubsetOf(WITHOUT_NAMES);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void theVaultKeyIsForFunctionsAndNeedsATenant(Stage stage) {
    Resource vault = key(stage, "Vault");

    assertThat(Template.list(vault.at("KeyPolicy", "Statement").orElseThrow()))
        .filteredOn(one -> one.toString().contains("kms:Decrypt"))
        .singleElement()
        .satisfies(one ->
            assertThat(one.toString())
                .contains("kms:EncryptionContextKeys", "ApiRole", "BackgroundRole")
                .doesNotContain("Agents", "root"));
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void agentsUseTheKeyOfBackupsThroughS3Alone(Stage stage) {
    assertThat(Template.list(key(stage, "Backups").at("KeyPolicy", "Statement").orElseThrow()))
        .filteredOn(one -> one.toString().contains("kms:Decrypt"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.toString()).contains("kms:ViaService", "s3.", "AgentsRole"));
    assertThat(Synthesised.once().template(stage).of("AWS::KMS::Key")).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void theRoleOfAgentsIsTheApisToGiveAndNobodyElses(Stage stage) {
    Template template = Synthesised.once().template(stage);
    assertThat(template.of("AWS::IAM::Role"))
        .filteredOn(one -> "bowline-agent".equals(one.at("RoleName").orElse("")))
        .singleElement()
        .satisfies(one ->
            assertThat(one.at("AssumeRolePolicyDocument", "Statement").orElseThrow().toString())
                .contains("ApiRole", "server-*", "backup-*")
                .doesNotContain("Service"));
    assertThat(template.statements())
        .filteredOn(one -> String.valueOf(one.get("Action")).equals("sts:AssumeRole"))
        .filteredOn(one -> one.containsKey("Resource"))
        .hasSize(1);
  }

  private static Resource key(Stage stage, String id) {
    return Synthesised.once().template(stage).of("AWS::KMS::Key").stream()
        .filter(one -> one.id().startsWith("Keys" + id))
        .findFirst()
        .orElseThrow();
  }
}
