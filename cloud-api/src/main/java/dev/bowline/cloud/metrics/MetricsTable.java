package dev.bowline.cloud.metrics;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import dev.bowline.contract.metrics.Sample;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Samples and summaries in DynamoDB. */
@Singleton
final class MetricsTable {

  private static final String LATEST = "latest";
  private static final String RAW = "raw#";
  private static final String SUMMARY = "sum#";
  private static final String SAMPLES = "samples";
  private static final String SUMMARIES = "summary";
  private static final String AT = "at";
  private static final String VERSION = "v";
  private static final String RECEIVED = "received";
  private static final Duration RAW_LIFE = Duration.ofDays(2);
  private static final Duration SUMMARY_LIFE = Duration.ofDays(32);

  /** Within this time requests may overtake each other; a host sends one after another. */
  private static final Duration OVERTAKING = Duration.ofSeconds(10);

  private final DynamoDbClient dynamoDb;
  private final SampleCodec codec;
  private final String table;

  MetricsTable(DynamoDbClient dynamoDb, SampleCodec codec, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.codec = codec;
    this.table = installation.name(Table.METRICS);
  }

  /** A bucket and the version that has to be named to replace it, 0 when there is none yet. */
  record Stored(Bucket bucket, long version) {}

  Optional<Sample> latest(long serverId) {
    return get(serverId, LATEST).map(item -> samples(item).getFirst());
  }

  /**
   * An older sample does not replace a newer one, unless that came more than 10 s before {@code
   * now}: then the host's clock has stepped back.
   */
  void putLatest(long serverId, Sample sample, Instant now) {
    Map<String, AttributeValue> item = key(serverId, LATEST);
    item.put(SAMPLES, Attributes.of(codec.pack(List.of(sample))));
    item.put(AT, Attributes.of(sample.at().toEpochMilli()));
    item.put(RECEIVED, Attributes.of(now.toEpochMilli()));
    item.put(Table.EXPIRY, Attributes.of(sample.at().plus(SUMMARY_LIFE).getEpochSecond()));
    try {
      dynamoDb.putItem(put ->
          put.tableName(table)
              .item(item)
              .conditionExpression("attribute_not_exists(pk) OR #at <= :at OR #received < :before")
              .expressionAttributeNames(Map.of("#at", AT, "#received", RECEIVED))
              .expressionAttributeValues(
                  Map.of(
                      ":at", Attributes.of(sample.at().toEpochMilli()),
                      ":before", Attributes.of(now.minus(OVERTAKING).toEpochMilli()))));
    } catch (ConditionalCheckFailedException newerIsThere) {
      // A request that another overtook tells of the past.
    }
  }

  Stored bucket(long serverId, Instant from) {
    return get(serverId, RAW + sortable(from))
        .map(item -> new Stored(new Bucket(from, samples(item)), Attributes.number(item, VERSION)))
        .orElseGet(() -> new Stored(new Bucket(from, List.of()), 0));
  }

  /** Whether {@code bucket} replaced the one of that version; if not, another came in between. */
  boolean replace(long serverId, Bucket bucket, long version) {
    Map<String, AttributeValue> item = key(serverId, RAW + sortable(bucket.from()));
    item.put(SAMPLES, Attributes.of(codec.pack(bucket.samples())));
    item.put(VERSION, Attributes.of(version + 1));
    item.put(Table.EXPIRY, Attributes.of(bucket.from().plus(RAW_LIFE).getEpochSecond()));
    try {
      dynamoDb.putItem(put ->
          put.tableName(table)
              .item(item)
              .conditionExpression("attribute_not_exists(pk) OR v = :v")
              .expressionAttributeValues(Map.of(":v", Attributes.of(version))));
      return true;
    } catch (ConditionalCheckFailedException changed) {
      return false;
    }
  }

  void put(long serverId, Summary summary) {
    Map<String, AttributeValue> item = key(serverId, SUMMARY + sortable(summary.from()));
    item.put(SUMMARIES, Attributes.of(SummaryBytes.of(summary)));
    item.put(Table.EXPIRY, Attributes.of(summary.from().plus(SUMMARY_LIFE).getEpochSecond()));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  /** The samples from {@code from} on, rising in time. */
  List<Sample> samples(long serverId, Instant from) {
    return since(serverId, RAW, Bucket.floor(from, Bucket.LENGTH))
        .flatMap(item -> samples(item).stream())
        .filter(sample -> !sample.at().isBefore(from))
        .toList();
  }

  /** The summaries of the five-minute stretches from {@code from} on, rising in time. */
  List<Summary> summaries(long serverId, Instant from) {
    return since(serverId, SUMMARY, from).map(MetricsTable::summary).toList();
  }

  private static Summary summary(Map<String, AttributeValue> item) {
    String from = Attributes.text(item, Table.SORT_KEY).substring(SUMMARY.length());
    return SummaryBytes.read(Instant.parse(from), Attributes.bytes(item, SUMMARIES));
  }

  private Stream<Map<String, AttributeValue>> since(long serverId, String kind, Instant from) {
    return dynamoDb
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", Attributes.of(partition(serverId)),
                        ":from", Attributes.of(kind + sortable(from)),
                        ":to", Attributes.of(kind + "~"))))
        .items()
        .stream();
  }

  private Optional<Map<String, AttributeValue>> get(long serverId, String sortKey) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(get -> get.tableName(table).key(key(serverId, sortKey)).consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  private List<Sample> samples(Map<String, AttributeValue> item) {
    return codec.unpack(Attributes.bytes(item, SAMPLES));
  }

  /** ISO 8601 in whole seconds sorts as time does. */
  private static String sortable(Instant moment) {
    return Instant.ofEpochSecond(moment.getEpochSecond()).toString();
  }

  private static Map<String, AttributeValue> key(long serverId, String sortKey) {
    Map<String, AttributeValue> key = new HashMap<>();
    key.put(Table.PARTITION_KEY, Attributes.of(partition(serverId)));
    key.put(Table.SORT_KEY, Attributes.of(sortKey));
    return key;
  }

  static String partition(long serverId) {
    return "server#" + serverId;
  }
}
