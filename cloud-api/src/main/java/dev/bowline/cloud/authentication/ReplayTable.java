package dev.bowline.cloud.authentication;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Marks in DynamoDB, one conditional write each. DynamoDB deletes expired items late, so a mark's
 * own expiry is compared.
 */
@Singleton
final class ReplayTable implements Replays {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayTable.class);
  private static final String UNUSED = "attribute_not_exists(pk) OR #expiry < :now";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final InstantSource time;

  ReplayTable(DynamoDbClient dynamoDb, Installation installation, InstantSource time) {
    this.dynamoDb = dynamoDb;
    this.table = installation.name(Table.REPLAYS);
    this.time = time;
  }

  @Override
  public boolean isFirst(String mark, Instant until) {
    try {
      dynamoDb.putItem(put ->
          put.tableName(table)
              .item(
                  Map.of(
                      Table.PARTITION_KEY, AttributeValue.fromS(mark),
                      Table.EXPIRY, seconds(until)))
              .conditionExpression(UNUSED)
              .expressionAttributeNames(Map.of("#expiry", Table.EXPIRY))
              .expressionAttributeValues(Map.of(":now", seconds(time.instant()))));
      return true;
    } catch (ConditionalCheckFailedException used) {
      return false;
    } catch (SdkException away) {
      LOG.warn("DynamoDB is away", away);
      throw Problem.of(Code.UNAVAILABLE, "Try again in a second")
          .withHeader("Retry-After", "1")
          .exception();
    }
  }

  private static AttributeValue seconds(Instant instant) {
    return AttributeValue.fromN(Long.toString(instant.getEpochSecond()));
  }
}
