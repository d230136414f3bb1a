package dev.bowline.cloud.credential;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import dev.bowline.cloud.ratelimit.AdmissionTable;
import dev.bowline.cloud.ratelimit.Pause;
import dev.bowline.cloud.ratelimit.Standing;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Credentials in DynamoDB: a projection and an admission item under one partition key, changed
 * together by transactions. Every method throws {@link StoreAwayException} when DynamoDB is away.
 */
@Singleton
final class CredentialTable {

  private static final int MOST_CONFLICTS = 10;
  private static final int BATCH = 100;
  private static final Map<String, String> STATUS_NAME = Map.of("#st", ProjectionTable.STATUS);

  private final DynamoDbClient dynamoDb;
  private final AdmissionTable admissions;
  private final Pause pause;
  private final String table;

  CredentialTable(
      DynamoDbClient dynamoDb, AdmissionTable admissions, Pause pause, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.admissions = admissions;
    this.pause = pause;
    this.table = installation.name(Table.CREDENTIALS);
  }

  /** Both items, by one consistent Query that began at {@code millis}. */
  Optional<CredentialCopy<?>> find(String id, long millis) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk=:pk")
            .expressionAttributeValues(Map.of(":pk", Attributes.of(id)))
            .consistentRead(true)
            .build();
    Map<String, Map<String, AttributeValue>> items =
        reaching(() -> dynamoDb.query(query)).items().stream()
            .collect(
                Collectors.toMap(
                    item -> Attributes.text(item, Table.SORT_KEY), Function.identity()));
    var projection = items.get(ProjectionTable.SORT_KEY);
    var admission = items.get(AdmissionTable.SORT_KEY);
    if (projection == null || admission == null || admissions.isBuried(admission)) {
      return Optional.empty();
    }
    Admissible credential = ProjectionTable.read(projection);
    return Optional.of(
        new CredentialCopy<>(
            credential, admissions.copy(admission, credential.generation(), millis)));
  }

  /** Writes both items unless a later generation stands there. */
  void publish(Admissible credential) {
    Put projection =
        Put.builder()
            .tableName(table)
            .item(ProjectionTable.write(credential))
            .conditionExpression("attribute_not_exists(pk) OR gen<=:gen")
            .expressionAttributeValues(Map.of(":gen", Attributes.of(credential.generation())))
            .build();
    Standing standing =
        switch (credential.status()) {
          case ACTIVE -> Standing.ACTIVE;
          case REVOKED -> Standing.REVOKED;
        };
    transact(
        List.of(
            TransactWriteItem.builder().put(projection).build(),
            admissions.raise(credential.id(), standing, credential.generation())));
  }

  /** Marks both items revoked unless a later generation stands there. */
  void revoke(String id, long generation) {
    Update projection =
        Update.builder()
            .tableName(table)
            .key(key(id, ProjectionTable.SORT_KEY))
            .updateExpression("SET #st=:st, gen=:gen")
            .conditionExpression("gen<=:gen")
            .expressionAttributeNames(STATUS_NAME)
            .expressionAttributeValues(
                Map.of(
                    ":st", Attributes.of(Credential.Status.REVOKED.name()),
                    ":gen", Attributes.of(generation)))
            .build();
    transact(
        List.of(
            TransactWriteItem.builder().update(projection).build(),
            admissions.raise(id, Standing.REVOKED, generation)));
  }

  /** Deletes the projection and buries the admission item. */
  void remove(String id) {
    Delete projection =
        Delete.builder().tableName(table).key(key(id, ProjectionTable.SORT_KEY)).build();
    transact(List.of(TransactWriteItem.builder().delete(projection).build(), admissions.bury(id)));
  }

  /** The totals of those {@code ids} that are there. */
  Map<String, Totals> totals(Collection<String> ids) {
    Map<String, Totals> totals = new HashMap<>();
    List<String> rest = ids.stream().distinct().toList();
    for (int from = 0; from < rest.size(); from += BATCH) {
      totals.putAll(batch(rest.subList(from, Math.min(rest.size(), from + BATCH))));
    }
    return totals;
  }

  private Map<String, Totals> batch(List<String> ids) {
    Map<String, Totals> totals = new HashMap<>();
    Map<String, KeysAndAttributes> missing = Map.of(table, keys(ids));
    while (!missing.isEmpty()) {
      Map<String, KeysAndAttributes> asked = missing;
      var answer = reaching(() -> dynamoDb.batchGetItem(request -> request.requestItems(asked)));
      answer
          .responses()
          .getOrDefault(table, List.of())
          .forEach(item -> totals.put(Attributes.text(item, Table.PARTITION_KEY), totals(item)));
      missing = answer.unprocessedKeys();
    }
    return totals;
  }

  private static KeysAndAttributes keys(List<String> ids) {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    ids.forEach(id -> keys.add(key(id, AdmissionTable.SORT_KEY)));
    return KeysAndAttributes.builder().keys(keys).projectionExpression("pk, n, seen, ip").build();
  }

  private static Totals totals(Map<String, AttributeValue> item) {
    AttributeValue requests = item.get("n");
    AttributeValue seen = item.get("seen");
    AttributeValue address = item.get("ip");
    return new Totals(
        requests == null ? 0 : Long.parseLong(requests.n()),
        seen == null ? null : Instant.ofEpochMilli(Long.parseLong(seen.n())),
        address == null ? null : address.s());
  }

  /** Runs a transaction whose failed condition means that something later stands there already. */
  private void transact(List<TransactWriteItem> items) {
    for (int conflicts = 1; conflicts <= MOST_CONFLICTS; conflicts++) {
      try {
        dynamoDb.transactWriteItems(request -> request.transactItems(items));
        return;
      } catch (TransactionCanceledException e) {
        if (hasReason(e, "ConditionalCheckFailed")) {
          return;
        }
        if (!hasReason(e, "TransactionConflict") || conflicts == MOST_CONFLICTS) {
          throw new StoreAwayException(e);
        }
        pause.afterLosing(conflicts);
      } catch (SdkException e) {
        throw new StoreAwayException(e);
      }
    }
  }

  private static boolean hasReason(TransactionCanceledException e, String code) {
    return e.cancellationReasons().stream().anyMatch(reason -> code.equals(reason.code()));
  }

  private static Map<String, AttributeValue> key(String id, String sortKey) {
    return Map.of(
        Table.PARTITION_KEY, Attributes.of(id),
        Table.SORT_KEY, Attributes.of(sortKey));
  }

  private static <T> T reaching(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new StoreAwayException(e);
    }
  }
}
