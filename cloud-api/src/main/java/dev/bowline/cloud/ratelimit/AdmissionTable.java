package dev.bowline.cloud.ratelimit;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The admission items in DynamoDB. Attributes: {@code v} version, {@code k} current bucket, {@code
 * c} its count, {@code b} the rings before it, {@code st} standing, {@code gen} generation; and the
 * totals {@code n} requests, {@code seen} the last one's millisecond, {@code ip} its address.
 */
@Singleton
public final class AdmissionTable implements AdmissionStore {

  /** The sort key of admission items. */
  public static final String SORT_KEY = "admission";

  private static final Logger LOG = LoggerFactory.getLogger(AdmissionTable.class);
  private static final AttributeValue ONE = Attributes.of(1);
  private static final AttributeValue ZERO = Attributes.of(0);
  private static final AttributeValue ACTIVE = Attributes.of(Standing.ACTIVE.word());
  private static final AttributeValue REMOVED = Attributes.of(Standing.REMOVED.word());
  private static final AttributeValue NO_HISTORY = Attributes.of(new byte[Rings.BYTES]);

  private final DynamoDbClient dynamoDb;
  private final String table;

  AdmissionTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.table = installation.name(Table.CREDENTIALS);
  }

  /** The copy that {@code item}, read at {@code millis}, gives of a credential's generation. */
  public AdmissionCopy copy(Map<String, AttributeValue> item, long generation, long millis) {
    String id = Attributes.text(item, Table.PARTITION_KEY);
    return new AdmissionCopy(id, generation, read(item), millis);
  }

  /** Whether {@code item} is what {@link #bury} leaves. */
  public boolean isBuried(Map<String, AttributeValue> item) {
    return REMOVED.equals(item.get("st"));
  }

  /**
   * The half of a transaction that makes an item or raises its generation and standing. It fails on
   * a higher generation and on a buried item; the counts stay.
   */
  public TransactWriteItem raise(String id, Standing standing, long generation) {
    Map<String, AttributeValue> values =
        Map.of(
            ":st", Attributes.of(standing.word()),
            ":gen", Attributes.of(generation),
            ":zero", ZERO,
            ":none", NO_HISTORY,
            ":removed", REMOVED);
    Update update =
        Update.builder()
            .tableName(table)
            .key(key(id))
            .updateExpression(
                "SET st=:st, gen=:gen, v=if_not_exists(v,:zero), k=if_not_exists(k,:zero),"
                    + " c=if_not_exists(c,:zero), b=if_not_exists(b,:none),"
                    + " n=if_not_exists(n,:zero)")
            .conditionExpression("attribute_not_exists(pk) OR (gen<=:gen AND st<>:removed)")
            .expressionAttributeValues(values)
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  /** The half of a transaction that ends an item for good. */
  public TransactWriteItem bury(String id) {
    Map<String, AttributeValue> item = new HashMap<>(key(id));
    item.put("st", REMOVED);
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item).build())
        .build();
  }

  @Override
  public Write add(AdmissionCopy copy, AdmissionItem item, int limit, Visit visit) {
    Map<String, AttributeValue> values = fence(copy, item, visit);
    values.put(":limit", Attributes.of(limit));
    return write(
        copy,
        item,
        "SET seen=:seen, ip=:ip ADD c :one, n :one",
        "v=:v AND c<:limit AND st=:active AND gen=:gen",
        values);
  }

  @Override
  public Write step(AdmissionCopy copy, AdmissionItem item, Rings rings, Visit visit) {
    Map<String, AttributeValue> values = fence(copy, item, visit);
    values.put(":c", Attributes.of(item.rings().count()));
    values.put(":k", Attributes.of(rings.bucket()));
    values.put(":b", Attributes.of(rings.history()));
    values.put(":next", Attributes.of(item.version() + 1));
    return write(
        copy,
        item.stepped(rings),
        "SET k=:k, c=:one, b=:b, v=:next, seen=:seen, ip=:ip ADD n :one",
        "v=:v AND c=:c AND st=:active AND gen=:gen",
        values);
  }

  private Write write(
      AdmissionCopy copy,
      AdmissionItem expected,
      String update,
      String condition,
      Map<String, AttributeValue> values) {
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key(copy.id()))
            .updateExpression(update)
            .conditionExpression(condition)
            .expressionAttributeValues(values)
            .returnValues(ReturnValue.UPDATED_NEW)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    try {
      Map<String, AttributeValue> now = dynamoDb.updateItem(request).attributes();
      return new Write.Done(expected.counted((int) Attributes.number(now, "c")));
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() && !e.item().isEmpty()
          ? new Write.Lost(read(e.item()))
          : new Write.Absent();
    } catch (TransactionConflictException e) {
      return new Write.Busy();
    } catch (SdkException e) {
      LOG.warn("Admission is closed while DynamoDB is away: {}", e.getMessage());
      return new Write.Away();
    }
  }

  private static Map<String, AttributeValue> fence(
      AdmissionCopy copy, AdmissionItem item, Visit visit) {
    Map<String, AttributeValue> values = new HashMap<>(16);
    values.put(":v", Attributes.of(item.version()));
    values.put(":active", ACTIVE);
    values.put(":gen", Attributes.of(copy.generation()));
    values.put(":one", ONE);
    values.put(":seen", Attributes.of(visit.millis()));
    values.put(":ip", Attributes.of(visit.address()));
    return values;
  }

  private static AdmissionItem read(Map<String, AttributeValue> item) {
    Standing standing = Standing.of(Attributes.text(item, "st"));
    if (standing == Standing.REMOVED) {
      return new AdmissionItem(Long.MAX_VALUE, Rings.empty(), standing, Long.MAX_VALUE);
    }
    Rings rings =
        Rings.of(
            Attributes.number(item, "k"),
            (int) Attributes.number(item, "c"),
            Attributes.bytes(item, "b"));
    return new AdmissionItem(
        Attributes.number(item, "v"), rings, standing, Attributes.number(item, "gen"));
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of(
        Table.PARTITION_KEY, Attributes.of(id),
        Table.SORT_KEY, Attributes.of(SORT_KEY));
  }
}
