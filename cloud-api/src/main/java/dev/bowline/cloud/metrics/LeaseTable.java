package dev.bowline.cloud.metrics;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Until when somebody looks at a server. */
@Singleton
final class LeaseTable {

  private static final String LEASE = "lease";
  private static final String UNTIL = "until";
  private static final String KNOWN = "known";

  private final DynamoDbClient dynamoDb;
  private final String table;

  LeaseTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.table = installation.name(Table.METRICS);
  }

  /**
   * A lease; one that never was has ended long ago.
   *
   * @param until when it ends
   * @param known up to when the host knows of it, or will once it reads its queue
   */
  record Lease(Instant until, Instant known) {

    private static Lease of(Map<String, AttributeValue> item) {
      return new Lease(moment(item, UNTIL), moment(item, KNOWN));
    }

    private static Instant moment(Map<String, AttributeValue> item, String name) {
      return item.containsKey(name)
          ? Instant.ofEpochMilli(Attributes.number(item, name))
          : Instant.EPOCH;
    }
  }

  Lease find(long serverId) {
    return Lease.of(dynamoDb.getItem(get -> get.tableName(table).key(key(serverId))).item());
  }

  /** Sets the end of the lease and answers what it was before. */
  Lease renew(long serverId, Instant until) {
    return set(serverId, UNTIL, until);
  }

  /** Notes up to when the host knows that somebody looks. */
  void know(long serverId, Instant until) {
    Lease ignored = set(serverId, KNOWN, until);
  }

  private Lease set(long serverId, String name, Instant moment) {
    return Lease.of(
        dynamoDb
            .updateItem(update ->
                update
                    .tableName(table)
                    .key(key(serverId))
                    .updateExpression("SET #name = :moment, #ttl = :ttl")
                    .expressionAttributeNames(Map.of("#name", name, "#ttl", Table.EXPIRY))
                    .expressionAttributeValues(
                        Map.of(
                            ":moment", Attributes.of(moment.toEpochMilli()),
                            ":ttl", Attributes.of(moment.getEpochSecond())))
                    .returnValues(ReturnValue.ALL_OLD))
            .attributes());
  }

  private static Map<String, AttributeValue> key(long serverId) {
    return Map.of(
        Table.PARTITION_KEY, Attributes.of(MetricsTable.partition(serverId)),
        Table.SORT_KEY, Attributes.of(LEASE));
  }
}
