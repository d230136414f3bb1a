package dev.bowline.cloud.session;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which sessions a member has, in DynamoDB: all that somebody uses, and some that ended. */
@Singleton
final class MemberSessionsTable {

  private static final String PREFIX = "sessions-of#";
  private static final String KEYS = "sessions";

  /** Longer than any session lasts. */
  private static final Duration REMEMBERED = Duration.ofDays(31);

  private final DynamoDbClient dynamoDb;
  private final String name;

  MemberSessionsTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.name = installation.name(Table.SESSIONS);
  }

  /** Adds a session that is open, before anybody gets its token. */
  void add(long memberId, String key, Instant now) {
    dynamoDb.updateItem(request ->
        request
            .tableName(name)
            .key(item(memberId))
            .updateExpression("ADD #keys :keys SET #ttl = :ttl")
            .expressionAttributeNames(Map.of("#keys", KEYS, "#ttl", Table.EXPIRY))
            .expressionAttributeValues(
                Map.of(
                    ":keys",
                    AttributeValue.fromSs(List.of(key)),
                    ":ttl",
                    Attributes.of(now.plus(REMEMBERED).getEpochSecond()))));
  }

  /** The keys of the member's sessions. */
  List<String> find(long memberId) {
    AttributeValue keys =
        dynamoDb
            .getItem(request -> request.tableName(name).key(item(memberId)).consistentRead(true))
            .item()
            .get(KEYS);
    return keys == null ? List.of() : keys.ss();
  }

  /** Forgets sessions that ended. */
  void remove(long memberId, Collection<String> ended) {
    if (ended.isEmpty()) {
      return;
    }
    dynamoDb.updateItem(request ->
        request
            .tableName(name)
            .key(item(memberId))
            .updateExpression("DELETE #keys :keys")
            .expressionAttributeNames(Map.of("#keys", KEYS))
            .expressionAttributeValues(Map.of(":keys", AttributeValue.fromSs(List.copyOf(ended)))));
  }

  private static Map<String, AttributeValue> item(long memberId) {
    return Map.of(Table.PARTITION_KEY, Attributes.of(PREFIX + memberId));
  }
}
