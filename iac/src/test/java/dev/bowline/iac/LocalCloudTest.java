package dev.bowline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.command.CommandQueue;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.platform.Table;
import dev.bowline.iac.Template.Resource;
import dev.bowline.localstack.engines.LocalEngines;
import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The template against what the API makes where there is no template: field by field. */
class LocalCloudTest {

  private static final Template TEMPLATE = Synthesised.once().template(Stage.PROD);
  private static final CallsOfAws CALLS = new CallsOfAws();
  private static final ApplicationContext CLOUD = cloud();

  @AfterAll
  static void close() {
    CLOUD.close();
  }

  private static ApplicationContext cloud() {
    LocalEngines engines = LocalEngines.shared();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("bowline.local", true);
    settings.put("bowline.vault.kms-key-id", engines.kmsKeyId());
    settings.put("bowline.aws.region", engines.region());
    settings.put("bowline.aws.access-key-id", engines.accessKeyId());
    settings.put("bowline.aws.secret-access-key", engines.secretAccessKey());
    settings.put("bowline.aws.dynamodb-endpoint", engines.dynamoDbEndpoint().toString());
    for (String service : List.of("sqs", "s3", "sts", "kms")) {
      settings.put("bowline.aws." + service + "-endpoint", engines.sqsEndpoint().toString());
    }
    settings.put("datasources.default.url", engines.jdbcUrl());
    settings.put("datasources.default.username", engines.databaseUser());
    settings.put("datasources.default.password", engines.databasePassword());
    ApplicationContext context =
        ApplicationContext.builder()
            .properties(settings)
            .singletons(CALLS)
            .deduceEnvironment(false)
            .start();
    context.getBean(Provisioning.class).run();
    return context;
  }

  private static Resource table(String name) {
    return TEMPLATE.of("AWS::DynamoDB::Table").stream()
        .filter(one -> one.at("TableName").orElseThrow().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasTheSameTablesUnderTheSameNames() {
    assertThat(TEMPLATE.of("AWS::DynamoDB::Table"))
        .extracting(one -> one.at("TableName").orElseThrow())
        .containsExactlyInAnyOrderElementsOf(
            CLOUD.getBean(DynamoDbClient.class).listTables().tableNames());
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void hasTheSameKeysAttributesBillingAndExpiry(Table table) {
    DynamoDbClient dynamoDb = CLOUD.getBean(DynamoDbClient.class);
    String name = CLOUD.getBean(Installation.class).name(table);
    TableDescription local = dynamoDb.describeTable(one -> one.tableName(name)).table();
    Resource ours = table(name);

    assertThat(ours.at("KeySchema"))
        .hasValue(local.keySchema().stream().map(LocalCloudTest::key).toList());
    assertThat(Template.list(ours.at("AttributeDefinitions").orElseThrow()))
        .containsExactlyInAnyOrderElementsOf(
            local.attributeDefinitions().stream().map(LocalCloudTest::attribute).toList());
    assertThat(ours.at("BillingMode")).hasValue(local.billingModeSummary().billingModeAsString());
    assertThat(ours.properties())
        .doesNotContainKeys("GlobalSecondaryIndexes", "StreamSpecification");
    TimeToLiveDescription expiry =
        dynamoDb.describeTimeToLive(one -> one.tableName(name)).timeToLiveDescription();
    assertThat(ours.at("TimeToLiveSpecification", "Enabled").orElse(false))
        .isEqualTo("ENABLED".equals(expiry.timeToLiveStatusAsString()));
    assertThat(ours.at("TimeToLiveSpecification", "AttributeName").orElse(null))
        .isEqualTo(expiry.attributeName());
  }

  private static Object key(KeySchemaElement key) {
    return Map.of("AttributeName", key.attributeName(), "KeyType", key.keyTypeAsString());
  }

  private static Object attribute(AttributeDefinition attribute) {
    return Map.of(
        "AttributeName",
        attribute.attributeName(),
        "AttributeType",
        attribute.attributeTypeAsString());
  }

  @Test
  void itsPoliciesNameTheQueuesThatTheApiMakesAndNoOther() {
    String url = CLOUD.getBean(CommandQueue.class).create(4_711);
    String name = url.substring(url.lastIndexOf('/') + 1);
    List<String> named =
        TEMPLATE.statements().stream()
            .filter(one -> String.valueOf(one.get("Action")).contains("sqs:ReceiveMessage"))
            .map(one -> String.valueOf(one.get("Resource")))
            .toList();

    assertThat(named)
        .singleElement()
        .satisfies(arn -> {
          String pattern = arn.substring(arn.lastIndexOf(':') + 1);
          assertThat(pattern).endsWith("*");
          assertThat(name).startsWith(pattern.substring(0, pattern.length() - 1));
        });
    assertThat(TEMPLATE.of("AWS::SQS::Queue"))
        .extracting(one -> one.at("QueueName").orElseThrow().toString())
        .noneMatch(other -> other.startsWith("bowline-server-"));
  }

  @Test
  void queuesAreTheApisToMakeAndItsAlone() {
    SqsClient sqs = CLOUD.getBean(SqsClient.class);
    String url = CLOUD.getBean(CommandQueue.class).create(4_712);
    Map<QueueAttributeName, String> local =
        sqs.getQueueAttributes(one -> one.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();

    // Queues are the API's to make; the stack's share is that nothing else may. The local engine
    // does not tell how long it keeps messages.
    assertThat(local)
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
        .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20");
    assertThat(TEMPLATE.statements())
        .filteredOn(one -> String.valueOf(one.get("Action")).contains("sqs:CreateQueue"))
        .hasSize(1);
  }

  @Test
  void itsVaultKeyIsAMasterKeyAsTheLocalOneIs() {
    KmsClient kms = CLOUD.getBean(KmsClient.class);
    Resource vault =
        TEMPLATE.of("AWS::KMS::Key").stream()
            .filter(one -> one.id().startsWith("KeysVault"))
            .findFirst()
            .orElseThrow();

    assertThat(
            kms.generateDataKey(
                    one -> one.keyId(LocalEngines.shared().kmsKeyId()).keySpec(DataKeySpec.AES_256))
                .plaintext()
                .asByteArray())
        .hasSize(32);
    assertThat(vault.at("KeySpec").orElse("SYMMETRIC_DEFAULT")).isEqualTo("SYMMETRIC_DEFAULT");
    assertThat(vault.at("KeyUsage").orElse("ENCRYPT_DECRYPT")).isEqualTo("ENCRYPT_DECRYPT");
    assertThat(vault.at("EnableKeyRotation")).hasValue(true);
  }

  @Test
  void hasTheBucketThatTheApiLooksFor() {
    String name = CLOUD.getBean(Installation.class).backupBucket();

    assertThat(CLOUD.getBean(S3Client.class).headBucket(one -> one.bucket(name)).sdkHttpResponse())
        .satisfies(answer -> assertThat(answer.isSuccessful()).isTrue());
    assertThat(TEMPLATE.of("AWS::S3::Bucket"))
        .extracting(one -> one.at("BucketName").orElseThrow())
        .contains(name);
  }

  @Test
  void provisioningWhereEverythingStandsCallsOnlyWhatItsFunctionMay() {
    Set<String> may =
        TEMPLATE.of("AWS::IAM::Policy").stream()
            .filter(one -> one.id().startsWith("ProvisionRole"))
            .flatMap(
                one -> Template.list(one.at("PolicyDocument", "Statement").orElseThrow()).stream())
            .map(Template::map)
            .filter(one -> "Allow".equals(one.get("Effect")))
            .flatMap(one -> Template.list(one.get("Action")).stream())
            .map(Object::toString)
            .collect(Collectors.toSet());

    assertThat(CALLS.during(() -> CLOUD.getBean(Provisioning.class).run()))
        .contains("dynamodb:DescribeTable", "s3:ListBucket")
        .isSubsetOf(may);
  }
}
