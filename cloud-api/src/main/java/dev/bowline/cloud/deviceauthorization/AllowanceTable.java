package dev.bowline.cloud.deviceauthorization;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Counts in DynamoDB, one item for each name and window: all instances count together. */
@Singleton
final class AllowanceTable {

  private static final Duration KEPT = Duration.ofHours(1);

  private final DynamoDbClient dynamoDb;
  private final String name;

  AllowanceTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.name = installation.name(Table.LOGINS);
  }

  /** Counts one more, unless there are {@code most} already; whether it did. */
  boolean take(String counted, Instant windowEnd, int most) {
    String key = "count#" + counted + "#" + windowEnd.getEpochSecond();
    try {
      dynamoDb.updateItem(request ->
          request
              .tableName(name)
              .key(Map.<String, AttributeValue>of(Table.PARTITION_KEY, Attributes.of(key)))
              .updateExpression("ADD taken :one SET #ttl=:ttl")
              .conditionExpression("attribute_not_exists(taken) OR taken<:most")
              .expressionAttributeNames(Map.of("#ttl", Table.EXPIRY))
              .expressionAttributeValues(
                  Map.of(
                      ":one", Attributes.of(1),
                      ":most", Attributes.of(most),
                      ":ttl", Attributes.of(windowEnd.plus(KEPT).getEpochSecond()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
