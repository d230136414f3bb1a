package dev.bowline.cloud.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.localstack.engines.LocalEngines;
import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

class TablesTest {

  private static Map<String, Object> settings() {
    LocalEngines engines = LocalEngines.shared();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("bowline.local", true);
    settings.put("bowline.table-prefix", "tables-test-");
    settings.put("bowline.provision.on-start", false);
    settings.put("bowline.aws.access-key-id", engines.accessKeyId());
    settings.put("bowline.aws.secret-access-key", engines.secretAccessKey());
    settings.put("bowline.aws.dynamodb-endpoint", engines.dynamoDbEndpoint().toString());
    for (String service : List.of("sqs", "s3", "sts", "kms")) {
      settings.put("bowline.aws." + service + "-endpoint", engines.sqsEndpoint().toString());
    }
    return settings;
  }

  @Test
  void createsEveryTableOnceAndKeepsItsData() {
    try (ApplicationContext context =
        ApplicationContext.builder().properties(settings()).deduceEnvironment(false).start()) {
      DynamoDbClient dynamoDb = context.getBean(DynamoDbClient.class);
      Installation installation = context.getBean(Installation.class);
      Tables tables = context.getBean(Tables.class);
      tables.create();
      String replays = installation.name(Table.REPLAYS);
      Map<String, AttributeValue> key = Map.of(Table.PARTITION_KEY, Attributes.of("kept"));
      dynamoDb.putItem(put -> put.tableName(replays).item(key));

      tables.create();

      assertThat(dynamoDb.getItem(get -> get.tableName(replays).key(key)).hasItem()).isTrue();
      for (Table table : Table.values()) {
        assertThat(keys(dynamoDb, installation.name(table))).isEqualTo(keys(table));
        assertThat(expires(dynamoDb, installation.name(table))).isEqualTo(table.isExpiring());
      }
    }
  }

  @Test
  void onlyAsksForDescriptionsWhereAllTablesExist() {
    try (TestingCloud cloud = TestingCloud.start(Front.LAMBDA)) {
      assertThat(cloud.aws().during(() -> cloud.bean(Tables.class).create()))
          .isNotEmpty()
          .allMatch(call -> call.startsWith("Describe"));
    }
  }

  private static List<String> keys(Table table) {
    return table
        .sortKey()
        .map(sort -> List.of(Table.PARTITION_KEY, sort))
        .orElse(List.of(Table.PARTITION_KEY));
  }

  private static List<String> keys(DynamoDbClient dynamoDb, String name) {
    return dynamoDb.describeTable(table -> table.tableName(name)).table().keySchema().stream()
        .map(KeySchemaElement::attributeName)
        .toList();
  }

  private static boolean expires(DynamoDbClient dynamoDb, String name) {
    return "ENABLED"
        .equals(
            dynamoDb
                .describeTimeToLive(table -> table.tableName(name))
                .timeToLiveDescription()
                .timeToLiveStatusAsString());
  }
}
