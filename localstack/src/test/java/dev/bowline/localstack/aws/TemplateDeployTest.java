package dev.bowline.localstack.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.localstack.client.AwsAccess;
import dev.bowline.localstack.client.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Deploys the committed template to the CloudFormation of the LocalStack that the local cloud runs
 * on, as far as its free edition goes, and compares what it makes with what the cloud made itself.
 */
@Tag("localstack")
class TemplateDeployTest {

  private static final Path TEMPLATE = Path.of("../iac/template/bowline.template.json");
  private static final String LOCAL = "bowline-";

  /** Another one each time, because the tables and buckets of a deleted stack are retained. */
  private static final String STACK = "deployed-" + ProcessHandle.current().pid();

  private static final String PREFIX = STACK + "-";

  private static DeployableTemplate template;
  private static AwsAccess aws;
  private static CloudFormationClient stacks;
  private static DynamoDbClient tables;
  private static S3Client buckets;
  private static KmsClient keys;

  @BeforeAll
  static void deploy() throws Exception {
    template = DeployableTemplate.read(TEMPLATE);
    aws = AwsAccess.of(Installation.running());
    tables = aws.client(DynamoDbClient.builder(), "dynamodb");
    buckets = aws.client(S3Client.builder().forcePathStyle(true), "s3");
    keys = aws.client(KmsClient.builder(), "kms");
    // LocalStack answers for every service at one address.
    stacks = aws.client(CloudFormationClient.builder(), "kms");
    stacks.createStack(stack ->
        stack
            .stackName(STACK)
            .templateURL(uploaded())
            .capabilities(Capability.CAPABILITY_NAMED_IAM)
            // With an address, so that its subscription is made too.
            .parameters(
                parameter("Prefix", PREFIX), parameter("AlarmEmail", "alarms@bowline.test")));
    stacks.waiter().waitUntilStackCreateComplete(stack -> stack.stackName(STACK));
  }

  private static Parameter parameter(String name, String value) {
    return Parameter.builder().parameterKey(name).parameterValue(value).build();
  }

  /** The template is larger than what CloudFormation takes in a request. */
  private static String uploaded() {
    String bucket = STACK;
    buckets.createBucket(one ->
        one.bucket(bucket).createBucketConfiguration(where -> where.locationConstraint(region())));
    buckets.putObject(
        one -> one.bucket(bucket).key("template.json"), RequestBody.fromString(template.json()));
    return aws.endpoint("s3") + "/" + bucket + "/template.json";
  }

  private static String region() {
    return aws.settings().text("region");
  }

  @AfterAll
  static void close() {
    for (var client : List.of(stacks, tables, buckets, keys)) {
      client.close();
    }
  }

  @Test
  void leavesOutOnlyTypesThatTheTemplateHas() throws Exception {
    assertThat(DeployableTemplate.typesOf(TEMPLATE))
        .containsAll(DeployableTemplate.LEFT_OUT.keySet());
  }

  @Test
  void createsEveryResourceThatIsNotLeftOut() {
    assertThat(failures()).isEmpty();
    assertThat(resources()).allMatch(one -> one.resourceStatus() == ResourceStatus.CREATE_COMPLETE);
    assertThat(
            resources().stream()
                .collect(Collectors.groupingBy(StackResource::resourceType, Collectors.counting())))
        .containsExactlyInAnyOrderEntriesOf(template.types());
  }

  @Test
  void makesTheTablesThatTheLocalCloudMakes() {
    List<String> names = namesOfTables(LOCAL);
    assertThat(names).isNotEmpty();
    assertThat(namesOfTables(PREFIX)).containsExactlyInAnyOrderElementsOf(names);
    for (String name : names) {
      assertThat(describedTable(PREFIX + name)).as(name).isEqualTo(describedTable(LOCAL + name));
    }
  }

  @Test
  void makesTheBucketThatTheLocalCloudMakesAndShutsItToThePublic() {
    for (String prefix : List.of(LOCAL, PREFIX)) {
      var place = buckets.getBucketLocation(one -> one.bucket(prefix + "backups"));
      assertThat(place.locationConstraintAsString()).isEqualTo(region());
    }
    var shut = buckets.getPublicAccessBlock(one -> one.bucket(PREFIX + "backups"));
    assertThat(shut.publicAccessBlockConfiguration())
        .returns(true, block -> block.blockPublicAcls())
        .returns(true, block -> block.blockPublicPolicy())
        .returns(true, block -> block.ignorePublicAcls())
        .returns(true, block -> block.restrictPublicBuckets());
  }

  @Test
  void makesKeysOfTheKindThatTheLocalCloudMakesAndRotatesThem() {
    String local = aws.vaultKey();
    List<String> made = physicalIds("AWS::KMS::Key");
    assertThat(made).isNotEmpty();
    for (String key : made) {
      assertThat(kind(key)).isEqualTo(kind(local));
      assertThat(keys.getKeyRotationStatus(one -> one.keyId(key)).keyRotationEnabled()).isTrue();
    }
  }

  private static String kind(String key) {
    var described = keys.describeKey(one -> one.keyId(key)).keyMetadata();
    return described.keySpec() + " " + described.keyUsage() + " " + described.keyState();
  }

  private static List<String> namesOfTables(String prefix) {
    return tables.listTables().tableNames().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  private static Map<String, Object> describedTable(String name) {
    TableDescription table = tables.describeTable(one -> one.tableName(name)).table();
    var expiry = tables.describeTimeToLive(one -> one.tableName(name)).timeToLiveDescription();
    return Map.of(
        "keys", table.keySchema(),
        "attributes", table.attributeDefinitions(),
        "billing", table.billingModeSummary().billingMode(),
        "expiry", expiry.timeToLiveStatus() + " " + expiry.attributeName());
  }

  private static List<String> physicalIds(String type) {
    return resources().stream()
        .filter(one -> one.resourceType().equals(type))
        .map(StackResource::physicalResourceId)
        .toList();
  }

  private static List<StackResource> resources() {
    return stacks.describeStackResources(one -> one.stackName(STACK)).stackResources();
  }

  private static List<String> failures() {
    return stacks.describeStackEvents(one -> one.stackName(STACK)).stackEvents().stream()
        .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
        .map(TemplateDeployTest::failure)
        .toList();
  }

  private static String failure(StackEvent event) {
    return event.logicalResourceId() + ": " + event.resourceStatusReason();
  }
}
