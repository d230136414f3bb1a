package dev.bowline.cloud.idempotency;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Marks in DynamoDB, one conditional write each. DynamoDB deletes expired items late, so a mark's
 * own expiry is compared.
 */
@Singleton
final class MarkTable implements Marks {

  static final Duration KEPT = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(MarkTable.class);
  private static final String PREFIX = "idempotency#";
  private static final String WRITER = "by";
  private static final String FINGERPRINT = "fp";
  private static final String STATUS = "status";
  private static final String HEADERS = "headers";
  private static final String BODY = "body";
  private static final int WITHHELD = 0;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final InstantSource time;
  private final SecureRandom random;

  MarkTable(
      DynamoDbClient dynamoDb, Installation installation, InstantSource time, SecureRandom random) {
    this.dynamoDb = dynamoDb;
    this.table = installation.name(Table.REPLAYS);
    this.time = time;
    this.random = random;
  }

  @Override
  public Claim claim(String mark, String fingerprint) {
    Instant now = time.instant();
    AttributeValue writer = AttributeValue.fromS(Long.toHexString(random.nextLong()));
    Map<String, AttributeValue> item = new HashMap<>(key(mark));
    item.put(FINGERPRINT, AttributeValue.fromS(fingerprint));
    item.put(WRITER, writer);
    item.put(Table.EXPIRY, Attributes.of(now.plus(KEPT).getEpochSecond()));
    try {
      dynamoDb.putItem(put ->
          put.tableName(table)
              .item(item)
              .conditionExpression("attribute_not_exists(pk) OR #expiry < :now")
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .expressionAttributeNames(Map.of("#expiry", Table.EXPIRY))
              .expressionAttributeValues(Map.of(":now", Attributes.of(now.getEpochSecond()))));
      return new Claim.First();
    } catch (ConditionalCheckFailedException taken) {
      // The client repeats a write whose answer got lost: then the mark it meets is its own.
      return writer.equals(taken.item().get(WRITER))
          ? new Claim.First()
          : judge(taken.item(), fingerprint);
    } catch (SdkException away) {
      LOG.warn("DynamoDB is away: {}", away.getMessage());
      throw Problem.of(Code.UNAVAILABLE, "Try again in a second")
          .withHeader("Retry-After", "1")
          .exception();
    }
  }

  @Override
  public void answer(String mark, Answer answer) {
    Map<String, AttributeValue> headers = new HashMap<>();
    answer.headers().forEach((name, value) -> headers.put(name, AttributeValue.fromS(value)));
    update(
        mark,
        "SET #status = :status, headers = :headers, body = :body",
        Map.of(
            ":status", Attributes.of(answer.status()),
            ":headers", AttributeValue.fromM(headers),
            ":body", AttributeValue.fromS(answer.body())));
  }

  @Override
  public void withhold(String mark) {
    update(mark, "SET #status = :status", Map.of(":status", Attributes.of(WITHHELD)));
  }

  @Override
  public void release(String mark) {
    end(() -> dynamoDb.deleteItem(delete -> delete.tableName(table).key(key(mark))));
  }

  private void update(String mark, String expression, Map<String, AttributeValue> values) {
    end(() ->
        dynamoDb.updateItem(update ->
            update
                .tableName(table)
                .key(key(mark))
                .updateExpression(expression)
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeNames(Map.of("#status", STATUS))
                .expressionAttributeValues(values)));
  }

  /** The request is done: that nobody can write so must not make its answer a failure. */
  private static void end(Runnable write) {
    try {
      write.run();
    } catch (SdkException e) {
      LOG.warn("What became of a request is not kept; its key will be answered 409", e);
    }
  }

  private static Claim judge(Map<String, AttributeValue> item, String fingerprint) {
    if (!AttributeValue.fromS(fingerprint).equals(item.get(FINGERPRINT))) {
      return new Claim.Other();
    }
    if (!item.containsKey(STATUS)) {
      return new Claim.Unanswered();
    }
    int status = Math.toIntExact(Attributes.number(item, STATUS));
    return status == WITHHELD
        ? new Claim.Withheld()
        : new Claim.Answered(new Answer(status, headers(item), Attributes.text(item, BODY)));
  }

  private static Map<String, String> headers(Map<String, AttributeValue> item) {
    Map<String, String> headers = new HashMap<>();
    AttributeValue kept = item.get(HEADERS);
    if (kept != null) {
      kept.m().forEach((name, value) -> headers.put(name, value.s()));
    }
    return headers;
  }

  private static Map<String, AttributeValue> key(String mark) {
    return Map.of(Table.PARTITION_KEY, AttributeValue.fromS(PREFIX + mark));
  }
}
