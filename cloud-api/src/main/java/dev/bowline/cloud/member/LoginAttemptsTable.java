package dev.bowline.cloud.member;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import dev.bowline.contract.Sha256;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Failed logins by what they aimed at, in DynamoDB: they outlive restarts and all instances count
 * together. Addresses are stored hashed.
 */
@Singleton
final class LoginAttemptsTable {

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final DynamoDbClient dynamoDb;
  private final String name;

  LoginAttemptsTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.name = installation.name(Table.SESSIONS);
  }

  /**
   * What is known of {@code target}.
   *
   * @param count attempts since the last success
   * @param lockedUntil until when further ones are refused
   */
  record Attempts(long count, Instant lockedUntil) {}

  Optional<Attempts> find(String target) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(request -> request.tableName(name).key(key(target)).consistentRead(true))
            .item();
    AttributeValue count = item.get("attempts");
    AttributeValue until = item.get("locked");
    return count == null || until == null
        ? Optional.empty()
        : Optional.of(
            new Attempts(
                Long.parseLong(count.n()), Instant.ofEpochMilli(Long.parseLong(until.n()))));
  }

  /** Writes {@code next}, unless somebody else counted since {@code count} was read. */
  boolean replace(String target, long count, Attempts next) {
    try {
      dynamoDb.updateItem(request ->
          request
              .tableName(name)
              .key(key(target))
              .updateExpression("SET attempts = :next, locked = :until, #ttl = :ttl")
              .conditionExpression(
                  count == 0
                      ? "attribute_not_exists(attempts) OR attempts = :count"
                      : "attempts = :count")
              .expressionAttributeNames(Map.of("#ttl", Table.EXPIRY))
              .expressionAttributeValues(
                  Map.of(
                      ":count", number(count),
                      ":next", number(next.count()),
                      ":until", number(next.lockedUntil().toEpochMilli()),
                      ":ttl", number(next.lockedUntil().plus(REMEMBERED).getEpochSecond()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Makes one attempt uncounted, and unlocks; an attempt that is not known stays so. */
  void takeBack(String target) {
    try {
      dynamoDb.updateItem(request ->
          request
              .tableName(name)
              .key(key(target))
              .updateExpression("SET attempts = attempts - :one, locked = :never")
              .conditionExpression("attempts >= :one")
              .expressionAttributeValues(Map.of(":one", number(1), ":never", number(0))));
    } catch (ConditionalCheckFailedException e) {
      // It was forgotten meanwhile.
    }
  }

  void forget(String target) {
    dynamoDb.deleteItem(request -> request.tableName(name).key(key(target)));
  }

  private static Map<String, AttributeValue> key(String target) {
    return Map.of(Table.PARTITION_KEY, AttributeValue.fromS("login#" + hash(target)));
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  private static String hash(String target) {
    return Sha256.hex(target);
  }
}
