package dev.bowline.cloud.usage;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * What is counted, in ROLLUPS: the roll-up of each {@link Span}, and behind {@code scope#} the uses
 * of each scope of a key.
 */
@Singleton
final class CountTable {

  /** What the sort keys of uses of scopes begin with. */
  static final String SCOPES = "scope#";

  private static final Map<String, AttributeValue> SCOPE_COUNTING =
      Map.of("pk", fromS("packer"), "sk", fromS("scopes"));

  private final DynamoDbClient dynamoDb;
  private final String table;

  CountTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.table = installation.name(Table.ROLLUPS);
  }

  /** What was counted in one span. */
  record Counted(Instant begin, Map<String, Long> counts) {}

  /** Adds {@code rollup} to what stands at {@code span}. */
  TransactWriteItem rollup(Span span, Rollup rollup) {
    Map<String, String> names = new HashMap<>(Map.of("#ttl", Table.EXPIRY));
    Map<String, AttributeValue> values = new HashMap<>();
    StringJoiner additions = new StringJoiner(", ");
    rollup
        .counts()
        .forEach((name, count) -> {
          int i = values.size();
          names.put("#n" + i, name);
          values.put(":v" + i, Attributes.of(count));
          additions.add("#n" + i + " :v" + i);
        });
    values.put(":ttl", expiry(span.begin(), span.resolution()));
    Resolution resolution = span.resolution();
    return TransactWriteItem.builder()
        .update(
            Update.builder()
                .tableName(table)
                .key(key(resolution.partition(span.subject()), resolution.sort(span.begin())))
                .updateExpression("ADD " + additions + " SET #ttl = :ttl")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build())
        .build();
  }

  /** Adds {@code use}, on condition that no younger one is known. */
  TransactWriteItem use(ScopeUse use) {
    Update update =
        addition(use)
            .updateExpression("ADD requests :requests SET latest = :latest, #ttl = :ttl")
            .conditionExpression("attribute_not_exists(latest) OR latest <= :latest")
            .expressionAttributeNames(Map.of("#ttl", Table.EXPIRY))
            .expressionAttributeValues(
                Map.of(
                    ":requests",
                    Attributes.of(use.requests()),
                    ":latest",
                    Attributes.of(Moments.text(use.latest())),
                    ":ttl",
                    expiry(use.latest(), Resolution.HOUR)))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  /** Adds {@code use}, of which a younger one is known: only its number counts. */
  TransactWriteItem olderUse(ScopeUse use) {
    Update update =
        addition(use)
            .updateExpression("ADD requests :requests")
            .expressionAttributeValues(Map.of(":requests", Attributes.of(use.requests())))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  /** What was counted of {@code subject} from one moment until before another, in order. */
  List<Counted> between(String subject, Resolution resolution, Instant from, Instant to) {
    QueryRequest query =
        range(
            resolution.partition(subject),
            resolution.sort(from),
            resolution.sort(to.minus(resolution.length())));
    return dynamoDb.queryPaginator(query).items().stream()
        .map(item -> new Counted(resolution.parse(Attributes.text(item, "sk")), counts(item)))
        .toList();
  }

  /** The uses of scopes by {@code subject}, in one query. */
  List<ScopeUse> uses(String subject) {
    return dynamoDb.queryPaginator(range(subject, SCOPES, SCOPES + "~")).items().stream()
        .map(item ->
            new ScopeUse(
                new ScopeUse.Place(subject, Attributes.text(item, "sk").substring(SCOPES.length())),
                Attributes.number(item, "requests"),
                Instant.parse(Attributes.text(item, "latest"))))
        .toList();
  }

  /** Notes that uses of scopes are counted from {@code now} on, unless they were before. */
  void beginScopeCounting(Instant now) {
    try {
      dynamoDb.updateItem(r ->
          r.tableName(table)
              .key(SCOPE_COUNTING)
              .updateExpression("SET since = :now")
              .conditionExpression("attribute_not_exists(since)")
              .expressionAttributeValues(Map.of(":now", fromS(now.toString()))));
    } catch (ConditionalCheckFailedException e) {
      // It is known already.
    }
  }

  /** Since when uses of scopes are counted. */
  Optional<Instant> scopesCountedSince() {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(r -> r.tableName(table).key(SCOPE_COUNTING)).item();
    return Optional.ofNullable(item.get("since")).map(since -> Instant.parse(since.s()));
  }

  private Update.Builder addition(ScopeUse use) {
    return Update.builder()
        .tableName(table)
        .key(key(use.place().subject(), SCOPES + use.place().scope()));
  }

  private QueryRequest range(String partition, String low, String high) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(true)
        .keyConditionExpression("pk = :pk AND sk BETWEEN :low AND :high")
        .expressionAttributeValues(
            Map.of(":pk", fromS(partition), ":low", fromS(low), ":high", fromS(high)))
        .build();
  }

  private static Map<String, Long> counts(Map<String, AttributeValue> item) {
    Map<String, Long> counts = new HashMap<>();
    item.forEach((name, value) -> {
      if (value.n() != null && !name.equals(Table.EXPIRY)) {
        counts.put(name, Long.parseLong(value.n()));
      }
    });
    return counts;
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", fromS(partition), "sk", fromS(sort));
  }

  private static AttributeValue expiry(Instant moment, Resolution resolution) {
    return fromN(Long.toString(moment.plus(resolution.life()).getEpochSecond()));
  }
}
