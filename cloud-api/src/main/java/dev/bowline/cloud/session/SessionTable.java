package dev.bowline.cloud.session;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
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

  void put(String key, StoredSession session) {
    dynamoDb.putItem(request -> request.tableName(name).item(item(key, session)));
  }

  Optional<StoredSession> find(String key) {
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
              .expressionAttributeValues(Map.of(":seen", Attributes.of(seen.toEpochMilli()))));
    } catch (ConditionalCheckFailedException e) {
      // Ended, or another request noted a later use.
    }
  }

  void delete(String key) {
    dynamoDb.deleteItem(request -> request.tableName(name).key(key(key)));
  }

  private static Map<String, AttributeValue> item(String key, StoredSession session) {
    return Map.of(
        Table.PARTITION_KEY,
        Attributes.of(PREFIX + key),
        "tenant",
        Attributes.of(session.tenantId()),
        "member",
        Attributes.of(session.memberId()),
        "generation",
        Attributes.of(session.generation()),
        "kind",
        Attributes.of(session.kind().name()),
        "client",
        Attributes.of(session.client().name()),
        "address",
        Attributes.of(session.client().address()),
        "opened",
        Attributes.of(session.opened().toEpochMilli()),
        "seen",
        Attributes.of(session.seen().toEpochMilli()),
        Table.EXPIRY,
        Attributes.of(session.expiresAt().getEpochSecond()));
  }

  private static StoredSession session(Map<String, AttributeValue> item) {
    return new StoredSession(
        Attributes.number(item, "tenant"),
        Attributes.number(item, "member"),
        Attributes.number(item, "generation"),
        Session.Kind.valueOf(Attributes.text(item, "kind")),
        new Client(Attributes.text(item, "client"), Attributes.text(item, "address")),
        Instant.ofEpochMilli(Attributes.number(item, "opened")),
        Instant.ofEpochMilli(Attributes.number(item, "seen")));
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of(Table.PARTITION_KEY, Attributes.of(PREFIX + key));
  }
}
