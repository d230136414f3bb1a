package dev.bowline.cloud.usage;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The packer's side of the tables: chunks and tombstones in REQUESTS, positions and the moment of
 * completeness in ROLLUPS, and there what {@link CountTable} describes.
 */
@Singleton
final class PackedLogTable {

  static final Duration CHUNK_LIFE = Duration.ofDays(30);
  static final String TOMBSTONE = "!deleted";

  private static final String MARKS = "marks";

  private static final Duration POSITION_LIFE = Duration.ofDays(396);

  /** CloudWatch delivers again for a day, and queues behind it keep for two weeks at most. */
  private static final Duration MARKED_LIFE = Duration.ofDays(15);

  static final Map<String, AttributeValue> COMPLETENESS =
      Map.of("pk", fromS("packer"), "sk", fromS("complete"));

  private final DynamoDbClient dynamoDb;
  private final CountTable counts;
  private final String requests;
  private final String rollups;

  PackedLogTable(DynamoDbClient dynamoDb, CountTable counts, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.counts = counts;
    this.requests = installation.name(Table.REQUESTS);
    this.rollups = installation.name(Table.ROLLUPS);
  }

  /** The position in {@code source} up to which lines are packed. */
  Position position(String source) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(r -> r.tableName(rollups).key(positionKey(source)).consistentRead(true))
            .item();
    AttributeValue marks = item.get(MARKS);
    return item.isEmpty()
        ? Position.START
        : new Position(
            Attributes.number(item, "at"),
            marks == null ? Marks.NONE : new Marks(marks.b().asByteArray()));
  }

  /**
   * Writes the whole batch and moves the position, or does nothing at all: a line is packed exactly
   * once, whoever dies whenever, and however many packers there are.
   *
   * @param outdated the uses of scopes that are not the last of their place
   */
  Packing commit(Batch batch, Instant now, Set<ScopeUse.Place> outdated) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(movePosition(batch, now));
    List<String> subjects =
        batch.bundles().stream().map(b -> b.place().subject()).distinct().toList();
    subjects.forEach(subject -> items.add(unlessDeleted(subject)));
    batch.bundles().forEach(bundle -> items.add(chunk(batch, bundle)));
    batch.rollups().forEach((span, rollup) -> items.add(counts.rollup(span, rollup)));
    for (ScopeUse use : batch.uses()) {
      items.add(outdated.contains(use.place()) ? counts.olderUse(use) : counts.use(use));
    }
    try {
      dynamoDb.transactWriteItems(r -> r.transactItems(items));
      return new Packing.Packed(batch.to());
    } catch (TransactionCanceledException e) {
      return judge(e.cancellationReasons(), subjects, batch.uses());
    } catch (TransactionInProgressException e) {
      return new Packing.Contended();
    }
  }

  /** Notes that every line answered before {@code until} is packed. Never goes back. */
  void complete(Instant until) {
    String text = Moments.text(until);
    try {
      dynamoDb.updateItem(r ->
          r.tableName(rollups)
              .key(COMPLETENESS)
              .updateExpression("SET #until = :until")
              .conditionExpression("attribute_not_exists(#until) OR #until < :until")
              .expressionAttributeNames(Map.of("#until", "until"))
              .expressionAttributeValues(Map.of(":until", fromS(text))));
    } catch (ConditionalCheckFailedException e) {
      // Another packer was further.
    }
  }

  private static Packing judge(
      List<CancellationReason> reasons, List<String> subjects, List<ScopeUse> uses) {
    if (isRefused(reasons.getFirst())) {
      return new Packing.Overtaken();
    }
    Set<String> deleted = refused(subjects, reasons.subList(1, reasons.size()));
    if (!deleted.isEmpty()) {
      return new Packing.Forgotten(deleted);
    }
    Set<ScopeUse.Place> outdated =
        refused(
            uses.stream().map(ScopeUse::place).toList(),
            reasons.subList(reasons.size() - uses.size(), reasons.size()));
    return outdated.isEmpty() ? new Packing.Contended() : new Packing.Outdated(outdated);
  }

  /** Those of {@code items} that stand where a condition failed. */
  private static <T> Set<T> refused(List<T> items, List<CancellationReason> reasons) {
    Set<T> refused = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      if (isRefused(reasons.get(i))) {
        refused.add(items.get(i));
      }
    }
    return refused;
  }

  private static boolean isRefused(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code());
  }

  private TransactWriteItem movePosition(Batch batch, Instant now) {
    long from = batch.from().at();
    Marks marks = batch.to().marks();
    Map<String, String> names = new HashMap<>(Map.of("#at", "at", "#ttl", Table.EXPIRY));
    Map<String, AttributeValue> values =
        new HashMap<>(
            Map.of(
                ":from",
                Attributes.of(from),
                ":to",
                Attributes.of(batch.to().at()),
                ":ttl",
                expiry(now.plus(marks.isEmpty() ? POSITION_LIFE : MARKED_LIFE))));
    if (!marks.isEmpty()) {
      names.put("#marks", MARKS);
      values.put(":marks", Attributes.of(marks.bytes()));
    }
    Update update =
        Update.builder()
            .tableName(rollups)
            .key(positionKey(batch.source()))
            .updateExpression(
                "SET #at = :to, #ttl = :ttl" + (marks.isEmpty() ? "" : ", #marks = :marks"))
            .conditionExpression(
                from == 0 ? "attribute_not_exists(#at) OR #at = :from" : "#at = :from")
            .expressionAttributeNames(names)
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  private TransactWriteItem unlessDeleted(String subject) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(requests)
            .key(Map.of("pk", fromS(subject), "sk", fromS(TOMBSTONE)))
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }

  private TransactWriteItem chunk(Batch batch, Bundle bundle) {
    String place = Moments.text(bundle.latest()) + "#" + batch.source() + "#" + batch.from().at();
    Map<String, AttributeValue> item =
        Map.of(
            "pk",
            fromS(bundle.place().subject()),
            "sk",
            fromS(place),
            "lines",
            fromB(SdkBytes.fromByteArrayUnsafe(Gzip.compress(bundle.lines()))),
            Table.EXPIRY,
            expiry(bundle.latest().plus(CHUNK_LIFE)));
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(requests).item(item).build())
        .build();
  }

  private static Map<String, AttributeValue> positionKey(String source) {
    return Map.of("pk", fromS("position:" + source), "sk", fromS("packed"));
  }

  private static AttributeValue expiry(Instant moment) {
    return fromN(Long.toString(moment.getEpochSecond()));
  }
}
