package dev.bowline.cloud.authentication;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
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
final class ReplayTable implements Replays {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayTable.class);
  private static final String WRITER = "by";
  private static final String UNUSED = "attribute_not_exists(pk) OR #expiry < :now";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final InstantSource time;
  private final SecureRandom random;

  ReplayTable(
      DynamoDbClient dynamoDb, Installation installation, InstantSource time, SecureRandom random) {
    this.dynamoDb = dynamoDb;
    this.table = installation.name(Table.REPLAYS);
    this.time = time;
    this.random = random;
  }

  @Override
  public boolean isFirst(String mark, Instant until) {
    if (!until.isAfter(time.instant())) {
      throw away();
    }
    AttributeValue writer = AttributeValue.fromS(Long.toHexString(random.nextLong()));
    try {
      dynamoDb.putItem(put ->
          put.tableName(table)
              .item(
                  Map.of(
                      Table.PARTITION_KEY,
                      AttributeValue.fromS(mark),
                      Table.EXPIRY,
                      seconds(until),
                      WRITER,
                      writer))
              .conditionExpression(UNUSED)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .expressionAttributeNames(Map.of("#expiry", Table.EXPIRY))
              .expressionAttributeValues(Map.of(":now", seconds(time.instant()))));
      return true;
    } catch (ConditionalCheckFailedException used) {
      // The client repeats a write whose answer got lost: then the mark it meets is its own.
      return used.hasItem() && writer.equals(used.item().get(WRITER));
    } catch (SdkException away) {
      LOG.warn("DynamoDB is away: {}", away.getMessage());
      throw away();
    }
  }

  private static ProblemException away() {
    return Problem.of(Code.UNAVAILABLE, "Try again in a second")
        .withHeader("Retry-After", "1")
        .exception();
  }

  private static AttributeValue seconds(Instant instant) {
    return AttributeValue.fromN(Long.toString(instant.getEpochSecond()));
  }
}
