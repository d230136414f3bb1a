package dev.bowline.cloud.session;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Sessions in DynamoDB, by the hash of their id. */
@Singleton
final class SessionTable {

  private static final String PREFIX = "session#";
  private static final String GENERATION = "generation";
  private static final String STEPPED_UP = "stepped";

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
    // Without a generation it is of a version that did not know them, and has ended.
    return item.containsKey(GENERATION) ? Optional.of(session(item)) : Optional.empty();
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

  /** Notes that a code was given; a session that was ended meanwhile stays ended. */
  void stepUp(String key, Instant now) {
    try {
      dynamoDb.updateItem(request ->
          request
              .tableName(name)
              .key(key(key))
              .updateExpression("SET #stepped = :now")
              .conditionExpression("attribute_exists(#pk)")
              .expressionAttributeNames(Map.of("#stepped", STEPPED_UP, "#pk", Table.PARTITION_KEY))
              .expressionAttributeValues(Map.of(":now", Attributes.of(now.toEpochMilli()))));
    } catch (ConditionalCheckFailedException e) {
      // It was ended.
    }
  }

  void delete(String key) {
    dynamoDb.deleteItem(request -> request.tableName(name).key(key(key)));
  }

  private static Map<String, AttributeValue> item(String key, StoredSession session) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Table.PARTITION_KEY, Attributes.of(PREFIX + key));
    item.put("tenant", Attributes.of(session.tenantId()));
    item.put("member", Attributes.of(session.memberId()));
    item.put(GENERATION, Attributes.of(session.generation()));
    item.put("kind", Attributes.of(session.kind().name()));
    item.put("client", Attributes.of(session.client().name()));
    item.put("address", Attributes.of(session.client().address()));
    item.put("opened", Attributes.of(session.opened().toEpochMilli()));
    item.put("seen", Attributes.of(session.seen().toEpochMilli()));
    item.put(Table.EXPIRY, Attributes.of(session.expiresAt().getEpochSecond()));
    Instant steppedUp = session.steppedUp();
    if (steppedUp != null) {
      item.put(STEPPED_UP, Attributes.of(steppedUp.toEpochMilli()));
    }
    return item;
  }

  private static StoredSession session(Map<String, AttributeValue> item) {
    return new StoredSession(
        Attributes.number(item, "tenant"),
        Attributes.number(item, "member"),
        Attributes.number(item, GENERATION),
        Session.Kind.valueOf(Attributes.text(item, "kind")),
        new Client(Attributes.text(item, "client"), Attributes.text(item, "address")),
        Instant.ofEpochMilli(Attributes.number(item, "opened")),
        Instant.ofEpochMilli(Attributes.number(item, "seen")),
        item.containsKey(STEPPED_UP)
            ? Instant.ofEpochMilli(Attributes.number(item, STEPPED_UP))
            : null);
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of(Table.PARTITION_KEY, Attributes.of(PREFIX + key));
  }
}
