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
                .contains("ApiRole", "BackgroundRole")
                .doesNotContain("Agents", "ProvisionRole", "RequestLogRole", "root"))
        .extracting(one -> Template.map(Template.map(one).get("Condition")))
        .satisfies(condition ->
            assertThat(condition)
                .containsEntry(
                    "Null",
                    Map.of(
                        "kms:EncryptionContext:tenant", "false",
                        "kms:EncryptionContext:epoch", "false"))
                .containsEntry(
                    "ForAllValues:StringEquals",
                    Map.of("kms:EncryptionContextKeys", List.of("tenant", "epoch"))));
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void functionsDoToRollUpsWhatTheirCodeDoes(Stage stage) {
    assertThat(actions(stage, "Api", "TablesROLLUPS"))
        .containsExactlyInAnyOrder("dynamodb:GetItem", "dynamodb:Query");
    assertThat(actions(stage, "Background", "TablesROLLUPS"))
        .containsExactlyInAnyOrder("dynamodb:Query", "dynamodb:BatchWriteItem");
    assertThat(actions(stage, "RequestLog", "TablesROLLUPS"))
        .containsExactlyInAnyOrder("dynamodb:GetItem", "dynamodb:UpdateItem");
    assertThat(actions(stage, "Provision", "TablesROLLUPS"))
        .containsExactlyInAnyOrder(
            "dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive", "dynamodb:UpdateItem");
  }

  private static List<Object> actions(Stage stage, String function, String resource) {
    return statements(stage, function).stream()
        .filter(one -> String.valueOf(one.get("Resource")).contains(resource))
        .flatMap(one -> Template.list(one.get("Action")).stream())
        .toList();
  }

  private static List<Map<String, Object>> statements(Stage stage, String function) {
    return Synthesised.once().template(stage).of("AWS::IAM::Policy").stream()
        .filter(one -> one.id().startsWith(function + "Role"))
        .flatMap(one -> Template.list(one.at("PolicyDocument", "Statement").orElseThrow()).stream())
        .map(Template::map)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void theApiListsWhatBelongsToHostsAlone(Stage stage) {
    assertThat(statements(stage, "Api"))
        .filteredOn(one -> "s3:ListBucket".equals(one.get("Action")))
        .singleElement()
        .satisfies(one ->
            assertThat(one)
                .containsEntry("Condition", Map.of("StringLike", Map.of("s3:prefix", "hosts/*"))));
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
