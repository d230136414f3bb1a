package dev.bowline.cloud.metrics;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Until when somebody looks at a server. */
@Singleton
final class LeaseTable {

  private static final String LEASE = "lease";
  private static final String UNTIL = "until";

  private final DynamoDbClient dynamoDb;
  private final String table;

  LeaseTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.table = installation.name(Table.METRICS);
  }

  Optional<Instant> until(long serverId) {
    return moment(dynamoDb.getItem(get -> get.tableName(table).key(key(serverId))).item());
  }

  /** Sets the end of the lease and answers the end it had before. */
  Optional<Instant> renew(long serverId, Instant until) {
    return moment(
        dynamoDb
            .updateItem(update ->
                update
                    .tableName(table)
                    .key(key(serverId))
                    .updateExpression("SET #until = :until, #ttl = :ttl")
                    .expressionAttributeNames(Map.of("#until", UNTIL, "#ttl", Table.EXPIRY))
                    .expressionAttributeValues(
                        Map.of(
                            ":until", Attributes.of(until.toEpochMilli()),
                            ":ttl", Attributes.of(until.getEpochSecond())))
                    .returnValues(ReturnValue.UPDATED_OLD))
            .attributes());
  }

  private static Optional<Instant> moment(Map<String, AttributeValue> item) {
    return item.containsKey(UNTIL)
        ? Optional.of(Instant.ofEpochMilli(Attributes.number(item, UNTIL)))
        : Optional.empty();
  }

  private static Map<String, AttributeValue> key(long serverId) {
    return Map.of(
        Table.PARTITION_KEY, Attributes.of(MetricsTable.partition(serverId)),
        Table.SORT_KEY, Attributes.of(LEASE));
  }
}
