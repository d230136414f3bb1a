package dev.bowline.cloud.pairing;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.pairing.Pairing.Claim;
import dev.bowline.cloud.pairing.Pairing.Step;
import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Pairings in DynamoDB. Beside each stand two kinds of signposts: a tenant's newest pairing, and
 * the pairing that a claim was made on. Each step is one conditional write, which answers whether
 * it was this one that took it.
 */
@Singleton
final class PairingTable {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final String PAIRING = "pairing";

  private static final String CLAIM_COLUMNS =
      "claim=:claim, code=:code, platform=:platform, model=:model, ip=:ip, claimed=:now";

  private static final String CLAIMABLE =
      "step=:before AND nonce=:nonce AND wrong<:most AND expires>:now";

  private final DynamoDbClient dynamoDb;
  private final String name;

  PairingTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.name = installation.name(Table.PAIRINGS);
  }

  /** Stores a new pairing as its tenant's newest; the one before can go no further. */
  void create(Pairing pairing) {
    Map<String, AttributeValue> item = PairingItemTable.write(pairing);
    item.put(Table.EXPIRY, expiry(pairing.expiresAt()));
    dynamoDb.putItem(request -> request.tableName(name).item(item));
    Map<String, AttributeValue> before =
        dynamoDb
            .updateItem(request ->
                request
                    .tableName(name)
                    .key(key(tenant(pairing.editor().tenantId())))
                    .updateExpression("SET pairing=:id")
                    .expressionAttributeValues(Map.of(":id", Attributes.of(pairing.id())))
                    .returnValues(ReturnValue.UPDATED_OLD))
            .attributes();
    if (before.containsKey(PAIRING)) {
      replace(Attributes.text(before, PAIRING));
    }
  }

  /** The pairing {@code id}; it counts as replaced as soon as a newer one is its tenant's. */
  Optional<Pairing> find(String id) {
    Map<String, AttributeValue> item = read(PairingItemTable.PREFIX + id);
    if (item.isEmpty()) {
      return Optional.empty();
    }
    Pairing pairing = PairingItemTable.read(id, item);
    return Optional.of(
        pairing.isReplaceable() && !isNewest(pairing) ? pairing.replaced() : pairing);
  }

  /** The pairing that was claimed with {@code claimHash}, if that claim won. */
  Optional<Pairing> findByClaim(String claimHash) {
    Map<String, AttributeValue> signpost = read(claim(claimHash));
    return signpost.isEmpty()
        ? Optional.empty()
        : find(Attributes.text(signpost, PAIRING))
            .filter(pairing -> pairing.isClaimedWith(claimHash));
  }

  /** Counts a wrong nonce against a pairing that waits. */
  void countWrongNonce(String id) {
    write(
        id,
        "ADD wrong :one",
        "step=:before",
        Map.of(":one", Attributes.of(1), ":before", step(Step.WAITING)));
  }

  /** Claims a pairing for one phone; {@code now} is the claim's moment. */
  boolean claim(Pairing pairing, Claim claim) {
    signpost(claim.hash(), pairing);
    return write(
        pairing.id(),
        "SET step=:after, " + CLAIM_COLUMNS,
        CLAIMABLE,
        claimValues(pairing, claim, Step.CLAIMED));
  }

  /** Claims and confirms in one step, for the device {@code deviceId}. */
  boolean claimConfirmed(Pairing pairing, Claim claim, long deviceId) {
    signpost(claim.hash(), pairing);
    Map<String, AttributeValue> values = claimValues(pairing, claim, Step.CONFIRMED);
    values.put(":device", Attributes.of(deviceId));
    return write(
        pairing.id(), "SET step=:after, device=:device, " + CLAIM_COLUMNS, CLAIMABLE, values);
  }

  /** Decides, while there is time, that a claim becomes the device {@code deviceId}. */
  boolean confirm(String id, long deviceId, Editor editor, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":after", step(Step.CONFIRMED));
    values.put(":before", step(Step.CLAIMED));
    values.put(":device", Attributes.of(deviceId));
    values.put(":editor", Attributes.of(editor.memberId()));
    values.put(":actor", Attributes.of(editor.actor()));
    values.put(":ip", Attributes.of(editor.ip()));
    values.put(":oldest", Attributes.of(now.minus(Pairing.PATIENCE).toEpochMilli()));
    return write(
        id,
        "SET step=:after, device=:device, editor=:editor, editor_actor=:actor, editor_ip=:ip",
        "step=:before AND claimed>:oldest",
        values);
  }

  /** Decides that a claim becomes nothing. */
  boolean deny(String id) {
    return write(
        id,
        "SET step=:after",
        "step=:before",
        Map.of(":after", step(Step.DENIED), ":before", step(Step.CLAIMED)));
  }

  /** Takes the one turn at a confirmed pairing's credential. */
  boolean collect(String id) {
    return write(
        id,
        "SET step=:after",
        "step=:before",
        Map.of(":after", step(Step.COLLECTED), ":before", step(Step.CONFIRMED)));
  }

  private static Map<String, AttributeValue> claimValues(Pairing pairing, Claim claim, Step after) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":after", step(after));
    values.put(":before", step(Step.WAITING));
    values.put(":nonce", Attributes.of(pairing.nonceHash()));
    values.put(":most", Attributes.of(Pairing.MOST_WRONG));
    values.put(":claim", Attributes.of(claim.hash()));
    values.put(":code", Attributes.of(claim.matchCode()));
    values.put(":platform", Attributes.of(claim.platform().name()));
    values.put(":model", Attributes.of(claim.model()));
    values.put(":ip", Attributes.of(claim.ip()));
    values.put(":now", Attributes.of(claim.claimedAt().toEpochMilli()));
    return values;
  }

  private void replace(String id) {
    write(
        id,
        "SET step=:after",
        "step IN (:waiting, :claimed)",
        Map.of(
            ":after", step(Step.REPLACED),
            ":waiting", step(Step.WAITING),
            ":claimed", step(Step.CLAIMED)));
  }

  private boolean isNewest(Pairing pairing) {
    Map<String, AttributeValue> newest = read(tenant(pairing.editor().tenantId()));
    return !newest.isEmpty() && Attributes.text(newest, PAIRING).equals(pairing.id());
  }

  /** Stands before the claim is made: one that lost points to a pairing that denies it. */
  private void signpost(String claimHash, Pairing pairing) {
    dynamoDb.putItem(request ->
        request
            .tableName(name)
            .item(
                Map.of(
                    Table.PARTITION_KEY,
                    Attributes.of(claim(claimHash)),
                    PAIRING,
                    Attributes.of(pairing.id()),
                    Table.EXPIRY,
                    expiry(pairing.expiresAt()))));
  }

  private boolean write(
      String id, String update, String condition, Map<String, AttributeValue> values) {
    try {
      dynamoDb.updateItem(request ->
          request
              .tableName(name)
              .key(key(PairingItemTable.PREFIX + id))
              .updateExpression(update)
              .conditionExpression(condition)
              .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private Map<String, AttributeValue> read(String key) {
    return dynamoDb
        .getItem(request -> request.tableName(name).key(key(key)).consistentRead(true))
        .item();
  }

  private static AttributeValue step(Step step) {
    return Attributes.of(step.name());
  }

  private static AttributeValue expiry(Instant expiresAt) {
    return Attributes.of(expiresAt.plus(KEPT).getEpochSecond());
  }

  private static String tenant(long id) {
    return "tenant#" + id;
  }

  private static String claim(String hash) {
    return "claim#" + hash;
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of(Table.PARTITION_KEY, Attributes.of(key));
  }
}
