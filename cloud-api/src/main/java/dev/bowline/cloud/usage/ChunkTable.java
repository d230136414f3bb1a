package dev.bowline.cloud.usage;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The reader's side of the tables. */
@Singleton
final class ChunkTable {

  private static final String RANGE = "pk = :pk AND sk BETWEEN :low AND :high";
  private static final int READ_AHEAD = 16;
  private static final int DELETED_AT_ONCE = 25;

  private final DynamoDbClient dynamoDb;
  private final String requests;
  private final String rollups;

  ChunkTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.requests = installation.name(Table.REQUESTS);
    this.rollups = installation.name(Table.ROLLUPS);
  }

  /**
   * The chunks of {@code subject} whose youngest line lies between the two moments, the last chunk
   * first; read as they are asked for.
   */
  Iterator<Chunk> descending(String subject, Instant low, Instant high) {
    QueryRequest query =
        range(requests, subject, Moments.text(low), Moments.text(high) + "~").toBuilder()
            .scanIndexForward(false)
            .limit(READ_AHEAD)
            .build();
    return dynamoDb.queryPaginator(query).items().stream().map(ChunkTable::chunk).iterator();
  }

  /** See {@link LogPage#completeUntil}. */
  Optional<Instant> completeUntil() {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(r -> r.tableName(rollups).key(PackedLogTable.COMPLETENESS)).item();
    return Optional.ofNullable(item.get("until")).map(until -> Instant.parse(until.s()));
  }

  /** From now on the packer drops lines of {@code subject}, until {@code tombstoneExpiry}. */
  void bury(String subject, Instant tombstoneExpiry) {
    dynamoDb.putItem(r ->
        r.tableName(requests)
            .item(
                Map.of(
                    "pk",
                    fromS(subject),
                    "sk",
                    fromS(PackedLogTable.TOMBSTONE),
                    Table.EXPIRY,
                    fromN(Long.toString(tombstoneExpiry.getEpochSecond())))));
  }

  /** Deletes the chunks and the uses of scopes of {@code subject}. */
  void delete(String subject) {
    delete(rollups, range(rollups, subject, CountTable.SCOPES, CountTable.SCOPES + "~"));
    delete(requests, range(requests, subject, "0", ":"));
  }

  private void delete(String table, QueryRequest query) {
    QueryRequest keys = query.toBuilder().projectionExpression("pk, sk").build();
    dynamoDb.queryPaginator(keys).items().stream()
        .map(key -> WriteRequest.builder().deleteRequest(d -> d.key(key)).build())
        .gather(Gatherers.windowFixed(DELETED_AT_ONCE))
        .forEach(window -> delete(table, window));
  }

  private void delete(String table, List<WriteRequest> keys) {
    Map<String, List<WriteRequest>> remaining = Map.of(table, keys);
    while (!remaining.isEmpty()) {
      Map<String, List<WriteRequest>> asked = remaining;
      BatchWriteItemResponse answer = dynamoDb.batchWriteItem(r -> r.requestItems(asked));
      remaining = answer.unprocessedItems();
    }
  }

  private static QueryRequest range(String table, String subject, String low, String high) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .keyConditionExpression(RANGE)
        .expressionAttributeValues(
            Map.of(":pk", fromS(subject), ":low", fromS(low), ":high", fromS(high)))
        .build();
  }

  private static Chunk chunk(Map<String, AttributeValue> item) {
    String latest = attribute(item, "sk").s().substring(0, Moments.WIDTH);
    return new Chunk(Instant.parse(latest), attribute(item, "lines").b().asByteArrayUnsafe());
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
