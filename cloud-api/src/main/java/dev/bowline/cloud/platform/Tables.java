package dev.bowline.cloud.platform;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Creates the tables of this installation. */
@Singleton
public final class Tables {

  private final DynamoDbClient dynamoDb;
  private final Installation installation;

  Tables(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.installation = installation;
  }

  /**
   * Creates each {@link Table} that is missing and returns when all can be used. A table that
   * exists keeps its data, so this may be repeated, also by several instances at once. Where all
   * exist as they should, it only asks for their descriptions.
   */
  public void create() {
    for (Table table : Table.values()) {
      createIfMissing(table);
    }
    for (Table table : Table.values()) {
      String name = installation.name(table);
      dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(name));
      if (table.isExpiring()) {
        enableExpiry(name);
      }
    }
  }

  private void createIfMissing(Table table) {
    if (!exists(table)) {
      try {
        dynamoDb.createTable(description(table));
      } catch (ResourceInUseException e) {
        // Another instance is creating it.
      }
    }
  }

  private boolean exists(Table table) {
    try {
      dynamoDb.describeTable(request -> request.tableName(installation.name(table)));
      return true;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  private CreateTableRequest description(Table table) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    List<KeySchemaElement> keys = new ArrayList<>();
    addKey(Table.PARTITION_KEY, KeyType.HASH, attributes, keys);
    table.sortKey().ifPresent(name -> addKey(name, KeyType.RANGE, attributes, keys));
    return CreateTableRequest.builder()
        .tableName(installation.name(table))
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(attributes)
        .keySchema(keys)
        .build();
  }

  private static void addKey(
      String name,
      KeyType type,
      List<AttributeDefinition> attributes,
      List<KeySchemaElement> keys) {
    attributes.add(
        AttributeDefinition.builder()
            .attributeName(name)
            .attributeType(ScalarAttributeType.S)
            .build());
    keys.add(KeySchemaElement.builder().attributeName(name).keyType(type).build());
  }

  private void enableExpiry(String name) {
    DescribeTimeToLiveResponse current =
        dynamoDb.describeTimeToLive(request -> request.tableName(name));
    TimeToLiveStatus status = current.timeToLiveDescription().timeToLiveStatus();
    if (status == TimeToLiveStatus.DISABLED) {
      dynamoDb.updateTimeToLive(request ->
          request
              .tableName(name)
              .timeToLiveSpecification(expiry -> expiry.enabled(true).attributeName(Table.EXPIRY)));
    }
  }
}
