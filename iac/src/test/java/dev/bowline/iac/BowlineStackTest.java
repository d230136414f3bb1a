package dev.bowline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.platform.Table;
import dev.bowline.iac.Template.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BowlineStackTest {

  private static final Template PROD = Synthesised.once().template(Stage.PROD);

  private static Template template(Stage stage) {
    return Synthesised.once().template(stage);
  }

  private static Resource named(String type, String name) {
    return PROD.of(type).stream()
        .filter(one -> one.properties().containsValue(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + type + " is named " + name));
  }

  @ParameterizedTest
  @EnumSource(Handler.class)
  void functionsRunOnArmFromASnapshotBehindTheAliasLive(Handler handler) {
    Resource function = named("AWS::Lambda::Function", "bowline-" + handler.word());

    assertThat(function.at("Runtime")).hasValue("java25");
    assertThat(function.at("Architectures")).hasValue(List.of("arm64"));
    assertThat(function.at("SnapStart", "ApplyOn")).hasValue("PublishedVersions");
    assertThat(function.at("Handler")).hasValue(handler.type());
    assertThat(PROD.of("AWS::Lambda::Alias"))
        .filteredOn(one -> String.valueOf(one.properties()).contains(handler.id() + "OfRelease0"))
        .singleElement()
        .satisfies(one -> assertThat(one.at("Name")).hasValue("live"));
  }

  @Test
  void aReleaseIsNamedInEveryFunctionAndInEveryVersion() {
    assertThat(PROD.of("AWS::Lambda::Function"))
        .hasSize(Handler.values().length)
        .allSatisfy(one ->
            assertThat(one.at("Environment", "Variables", "BOWLINE_RELEASE"))
                .hasValue(Parameters.RELEASE));
    assertThat(PROD.of("AWS::Lambda::Version"))
        .extracting(Resource::id)
        .allSatisfy(id -> assertThat(id).endsWith(Parameters.RELEASE));
  }

  @ParameterizedTest
  @EnumSource(Handler.class)
  void theFirstMembersAddressIsToldToWhoInvitesThemAlone(Handler handler) {
    Optional<Object> told =
        named("AWS::Lambda::Function", "bowline-" + handler.word())
            .at("Environment", "Variables", "BOWLINE_PROVISION_ROOT_EMAIL");

    if (handler == Handler.PROVISION) {
      assertThat(told).hasValue(Map.of("Fn::If", List.of("HasRootEmail", "", "${AWS::NoValue}")));
    } else {
      assertThat(told).isEmpty();
    }
  }

  @Test
  void aPrefixIsOneWithWhichEveryNameIsGoodInAws() {
    Map<String, Object> prefix =
        Template.map(Template.map(PROD.content().get("Parameters")).get("Prefix"));

    assertThat(prefix).containsEntry("MaxLength", 49);
    assertThat("bowline-dev-123456789012-").matches(String.valueOf(prefix.get("AllowedPattern")));
    assertThat(List.of("", "bowline", "Bowline-", "1-", "a.b-"))
        .noneMatch(one -> one.matches(String.valueOf(prefix.get("AllowedPattern"))));
    assertThat(List.of("BucketName", "FunctionName", "RoleName"))
        .flatExtracting(
            kind -> PROD.resources().stream().flatMap(r -> r.at(kind).stream()).toList())
        .extracting(Object::toString)
        .filteredOn(name -> name.startsWith("bowline-"))
        .hasSizeGreaterThan(Handler.values().length)
        .allSatisfy(name ->
            assertThat(49 + name.length() - "bowline-".length())
                .as("%s; a bucket's longest name is shorter than others'", name)
                .isLessThanOrEqualTo(63));
  }

  @Test
  void theDoorAnswersBeforeItClosesAndIsThrottled() {
    int function = (int) named("AWS::Lambda::Function", "bowline-api").at("Timeout").orElseThrow();
    Resource integration = PROD.of("AWS::ApiGatewayV2::Integration").getFirst();
    assertThat((int) integration.at("TimeoutInMillis").orElseThrow())
        .isGreaterThan(function * 1_000)
        .as("the longest that an HTTP API takes")
        .isLessThanOrEqualTo(30_000);
    assertThat(integration.at("PayloadFormatVersion")).hasValue("2.0");
    Resource stage = PROD.of("AWS::ApiGatewayV2::Stage").getFirst();
    assertThat(stage.at("DefaultRouteSettings", "ThrottlingRateLimit")).hasValue(1_000);
    assertThat(stage.at("AccessLogSettings", "Format").map(Object::toString).orElseThrow())
        .contains("$context.requestId")
        .doesNotContain("$context.path");
  }

  @Test
  void aNameOfItsOwnLeavesTheOtherDoorOpenAndTellsWhereItIsToPoint() {
    assertThat(PROD.of("AWS::ApiGatewayV2::DomainName").getFirst().content())
        .containsEntry("Condition", "HasDomain");
    assertThat(PROD.of("AWS::ApiGatewayV2::Api").getFirst().at("DisableExecuteApiEndpoint"))
        .as("agents keep the address under which they enrolled")
        .isEmpty();
    assertThat(Template.map(Template.map(PROD.content().get("Outputs")).get("DomainTarget")))
        .containsEntry("Condition", "HasDomain")
        .extractingByKey("Value")
        .asString()
        .contains("RegionalDomainName");
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void functionsTogetherNeverHoldMoreConnectionsThanTheDatabaseTakes(Stage stage) {
    int held =
        template(stage).of("AWS::Lambda::Function").stream()
            .filter(one -> one.at("VpcConfig").isPresent())
            .mapToInt(one -> (int) one.at("ReservedConcurrentExecutions").orElseThrow() * pool(one))
            .sum();
    Resource parameters = template(stage).of("AWS::RDS::DBClusterParameterGroup").getFirst();
    int taken =
        Integer.parseInt(parameters.at("Parameters", "max_connections").orElseThrow().toString());

    assertThat(2 * held + Stage.FOR_PEOPLE).isLessThanOrEqualTo(taken);
  }

  private static int pool(Resource function) {
    return Integer.parseInt(
        function
            .at("Environment", "Variables", "BOWLINE_DATABASE_CONNECTIONS")
            .orElseThrow()
            .toString());
  }

  @Test
  void theDatabaseKnowsNoPasswordAndNoPlainConnection() {
    Resource cluster = PROD.of("AWS::RDS::DBCluster").getFirst();

    assertThat(cluster.at("MasterUserAuthenticationType")).hasValue("iam-db-auth");
    assertThat(cluster.properties()).doesNotContainKeys("MasterUserPassword", "MasterUserSecret");
    assertThat(cluster.at("EnableIAMDatabaseAuthentication")).hasValue(true);
    assertThat(cluster.at("EnableHttpEndpoint")).hasValue(false);
    assertThat(cluster.at("StorageEncrypted")).hasValue(true);
    assertThat(PROD.of("AWS::RDS::DBClusterParameterGroup").getFirst())
        .satisfies(one -> assertThat(one.at("Parameters", "rds.force_ssl")).hasValue("1"));
    assertThat(PROD.of("AWS::RDS::DBInstance").getFirst().at("PubliclyAccessible")).hasValue(false);
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void theDatabaseDoesNotPauseWhereTheBackgroundWouldWakeItEveryMinute(Stage stage) {
    Resource cluster = template(stage).of("AWS::RDS::DBCluster").getFirst();

    assertThat(cluster.at("ServerlessV2ScalingConfiguration", "MinCapacity")).hasValue(0.5);
    assertThat(cluster.at("ServerlessV2ScalingConfiguration", "SecondsUntilAutoPause")).isEmpty();
  }

  @Test
  void dataForCustomersOutlivesAMistake() {
    assertThat(PROD.of("AWS::DynamoDB::Table"))
        .hasSize(Table.values().length)
        .allSatisfy(one -> {
          assertThat(one.at("DeletionProtectionEnabled")).hasValue(true);
          assertThat(one.at("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"))
              .hasValue(true);
          assertThat(one.content()).containsEntry("DeletionPolicy", "Retain");
        });
    Resource cluster = PROD.of("AWS::RDS::DBCluster").getFirst();
    assertThat(cluster.at("DeletionProtection")).hasValue(true);
    assertThat((int) cluster.at("BackupRetentionPeriod").orElseThrow()).isGreaterThanOrEqualTo(7);
    assertThat(PROD.of("AWS::KMS::Key"))
        .allSatisfy(one -> assertThat(one.content()).containsEntry("DeletionPolicy", "Retain"));
  }

  @Test
  void noObjectOfARepositoryEverExpires() {
    Resource backups = named("AWS::S3::Bucket", "bowline-backups");

    assertThat(backups.at("VersioningConfiguration", "Status")).hasValue("Enabled");
    assertThat(backups.at("LifecycleConfiguration", "Rules"))
        .hasValueSatisfying(rules ->
            assertThat(Template.list(rules))
                .singleElement()
                .satisfies(rule ->
                    assertThat(Template.map(rule))
                        .containsKeys(
                            "AbortIncompleteMultipartUpload", "NoncurrentVersionExpiration")
                        .doesNotContainKeys("ExpirationInDays", "ExpirationDate")));
  }

  @Test
  void onlyTheBackgroundReachesOtherPortsOfTheInternetThanThatOfHttps() {
    assertThat(PROD.of("AWS::EC2::NatGateway")).hasSize(1);
    assertThat(PROD.of("AWS::EC2::VPCEndpoint"))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.at("VpcEndpointType")).hasValue("Gateway"));
    assertThat(PROD.of("AWS::EC2::SecurityGroup"))
        .filteredOn(one -> outward(one).anyMatch(rule -> !isHttps(rule)))
        .singleElement()
        .satisfies(one -> assertThat(one.id()).contains("Courier"));
    assertThat(PROD.of("AWS::EC2::SecurityGroupEgress"))
        .as("other rules lead to the database")
        .noneMatch(one -> one.properties().containsKey("CidrIp"));
  }

  private static Stream<Map<String, Object>> outward(Resource group) {
    return Template.list(group.at("SecurityGroupEgress").orElseThrow()).stream()
        .map(Template::map)
        .filter(rule -> "0.0.0.0/0".equals(rule.get("CidrIp")));
  }

  private static boolean isHttps(Map<String, Object> rule) {
    return Objects.equals(rule.get("FromPort"), 443) && Objects.equals(rule.get("ToPort"), 443);
  }

  @Test
  void somebodyIsWokenForEverythingThatWaits() {
    assertThat(PROD.of("AWS::CloudWatch::Alarm"))
        .extracting(one -> one.id().replaceAll("^Alarms|[0-9A-F]{8}$", ""))
        .contains(
            "FiveHundreds",
            "ApiErrors",
            "ApiThrottles",
            "BackgroundErrors",
            "BackgroundSilent",
            "RequestLogErrors",
            "ProvisionErrors",
            "LostRequestLines",
            "DatabaseCapacity",
            "DatabaseConnections")
        .contains(
            Arrays.stream(Table.values())
                .map(table -> "Throttled" + table.name())
                .toArray(String[]::new))
        .as("a minute that finds the background busy is dropped on purpose")
        .doesNotContain("BackgroundThrottles");
    assertThat(PROD.of("AWS::CloudWatch::Alarm"))
        .allSatisfy(one -> assertThat(one.at("AlarmActions")).isPresent());
    assertThat(PROD.of("AWS::SNS::Topic").getFirst().at("KmsMasterKeyId")).isPresent();
  }

  @Test
  void everyLogEnds() {
    assertThat(PROD.of("AWS::Logs::LogGroup"))
        .hasSizeGreaterThan(Handler.values().length)
        .allSatisfy(one -> assertThat(one.at("RetentionInDays")).hasValue(30));
  }

  @Test
  void theBackgroundIsCalledEveryMinute() {
    assertThat(PROD.of("AWS::Scheduler::Schedule"))
        .singleElement()
        .satisfies(one -> assertThat(one.at("ScheduleExpression")).hasValue("rate(1 minute)"));
  }

  @Test
  void thingsAreTaggedWithTheirStage() {
    assertThat(template(Stage.DEV).of("AWS::DynamoDB::Table"))
        .allSatisfy(one ->
            assertThat(String.valueOf(one.at("Tags").orElseThrow()))
                .contains("stage", "dev", "project", "bowline"));
  }
}
