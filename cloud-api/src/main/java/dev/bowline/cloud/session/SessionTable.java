package dev.bowline.cloud.session;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Sessions in DynamoDB, by the hash of their id. */
@Singleton
final class SessionTable {

  private static final String PREFIX = "session#";

  private final DynamoDbClient dynamoDb;
  private final String name;

  SessionTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.name = installation.name(Table.SESSIONS);
  }

  void put(String key, Session session, Duration longest) {
    dynamoDb.putItem(request ->
        request
            .tableName(name)
            .item(
                Map.of(
                    Table.PARTITION_KEY,
                    text(PREFIX + key),
                    "tenant",
                    number(session.tenantId()),
                    "member",
                    number(session.memberId()),
                    "email",
                    text(session.email()),
                    "role",
                    text(session.role()),
                    "opened",
                    number(session.opened().toEpochMilli()),
                    "seen",
                    number(session.seen().toEpochMilli()),
                    Table.EXPIRY,
                    number(session.opened().plus(longest).getEpochSecond()))));
  }

  Optional<Session> find(String key) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(request -> request.tableName(name).key(key(key)).consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(session(item));
  }

  /** Notes the use; a session that was ended meanwhile stays ended. */
  void touch(String key, Instant seen) {
    try {
      dynamoDb.updateItem(request ->
          request
              .tableName(name)
              .key(key(key))
              .updateExpression("SET seen = :seen")
              .conditionExpression("seen < :seen")
              .expressionAttributeValues(Map.of(":seen", number(seen.toEpochMilli()))));
    } catch (ConditionalCheckFailedException e) {
      // Ended, or another request noted a later use.
    }
  }

  void delete(String key) {
    dynamoDb.deleteItem(request -> request.tableName(name).key(key(key)));
  }

  private static Session session(Map<String, AttributeValue> item) {
    return new Session(
        number(item, "tenant"),
        number(item, "member"),
        text(item, "email"),
        text(item, "role"),
        Instant.ofEpochMilli(number(item, "opened")),
        Instant.ofEpochMilli(number(item, "seen")));
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of(Table.PARTITION_KEY, text(PREFIX + key));
  }

  private static String text(Map<String, AttributeValue> item, String attribute) {
    return value(item, attribute).s();
  }

  private static long number(Map<String, AttributeValue> item, String attribute) {
    return Long.parseLong(value(item, attribute).n());
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String attribute) {
    AttributeValue value = item.get(attribute);
    if (value == null) {
      throw new IllegalStateException("A session without " + attribute);
    }
    return value;
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
