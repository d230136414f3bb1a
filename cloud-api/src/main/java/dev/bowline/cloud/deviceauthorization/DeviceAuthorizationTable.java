package dev.bowline.cloud.deviceauthorization;

import dev.bowline.cloud.deviceauthorization.DeviceAuthorization.Decision;
import dev.bowline.cloud.deviceauthorization.DeviceAuthorization.Step;
import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Table;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Requests for logins in DynamoDB, each with a signpost that leads from its user code to it. Each
 * step is one conditional write, which answers whether it was this one that took it.
 */
@Singleton
final class DeviceAuthorizationTable {

  private static final String REQUEST = "request#";
  private static final String CODE = "code#";
  private static final String STEP = "step";
  private static final Duration KEPT = Duration.ofHours(1);

  private final DynamoDbClient dynamoDb;
  private final String name;

  DeviceAuthorizationTable(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.name = installation.name(Table.LOGINS);
  }

  /** Stores a new one; false when its user code still belongs to another. */
  boolean create(DeviceAuthorization asked) {
    if (!signpost(asked)) {
      return false;
    }
    dynamoDb.putItem(request -> request.tableName(name).item(item(asked)));
    return true;
  }

  Optional<DeviceAuthorization> find(String id) {
    Map<String, AttributeValue> item = read(REQUEST + id);
    return item.isEmpty() ? Optional.empty() : Optional.of(authorization(id, item));
  }

  Optional<DeviceAuthorization> find(UserCode code) {
    Map<String, AttributeValue> signpost = read(CODE + code.hash());
    return signpost.isEmpty()
        ? Optional.empty()
        : find(Attributes.text(signpost, "request")).filter(found -> found.userCode().equals(code));
  }

  /** Takes a member's decision on one that waits, while there is time. */
  boolean decide(String id, Step decided, Decision decision, Instant now) {
    Instant oldest = now.minus(DeviceAuthorization.LIFE);
    return write(
        id,
        "SET step=:after, tenant=:tenant, decider=:decider, generation=:generation",
        "step=:before AND requested>:oldest",
        Map.of(
            ":after", Attributes.of(decided.name()),
            ":before", Attributes.of(Step.WAITING.name()),
            ":tenant", Attributes.of(decision.tenantId()),
            ":decider", Attributes.of(decision.memberId()),
            ":generation", Attributes.of(decision.generation()),
            ":oldest", Attributes.of(oldest.toEpochMilli())));
  }

  /** Takes the one turn at an approved one, while there is time. */
  boolean exchange(String id, Instant now) {
    Instant oldest = now.minus(DeviceAuthorization.LIFE);
    return write(
        id,
        "SET step=:after",
        "step=:before AND requested>:oldest",
        Map.of(
            ":after", Attributes.of(Step.EXCHANGED.name()),
            ":before", Attributes.of(Step.APPROVED.name()),
            ":oldest", Attributes.of(oldest.toEpochMilli())));
  }

  /** Notes a poll at {@code now}; false, and the interval is longer from now on, if too early. */
  boolean poll(DeviceAuthorization asked, Instant now) {
    Map<String, AttributeValue> inTime =
        Map.of(
            ":next", Attributes.of(now.plus(asked.interval()).toEpochMilli()),
            ":now", Attributes.of(now.toEpochMilli()));
    if (write(asked.id(), "SET pollable=:next", "pollable<=:now", inTime)) {
      return true;
    }
    Duration longer = asked.interval().plus(DeviceAuthorization.INTERVAL);
    Map<String, AttributeValue> hasty =
        Map.of(
            ":next", Attributes.of(now.plus(longer).toEpochMilli()),
            ":pause", Attributes.of(longer.toSeconds()));
    write(asked.id(), "SET pollable=:next, pause=:pause", "attribute_exists(step)", hasty);
    return false;
  }

  /** A code whose request is over may be given again. */
  private boolean signpost(DeviceAuthorization asked) {
    Map<String, AttributeValue> item =
        Map.of(
            Table.PARTITION_KEY,
            Attributes.of(CODE + asked.userCode().hash()),
            "request",
            Attributes.of(asked.id()),
            "expires",
            Attributes.of(asked.expiresAt().toEpochMilli()),
            Table.EXPIRY,
            expiry(asked));
    try {
      dynamoDb.putItem(request ->
          request
              .tableName(name)
              .item(item)
              .conditionExpression("attribute_not_exists(pk) OR expires<:now")
              .expressionAttributeValues(
                  Map.of(":now", Attributes.of(asked.requestedAt().toEpochMilli()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private boolean write(
      String id, String update, String condition, Map<String, AttributeValue> values) {
    try {
      dynamoDb.updateItem(request ->
          request
              .tableName(name)
              .key(key(REQUEST + id))
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

  private static Map<String, AttributeValue> item(DeviceAuthorization asked) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Table.PARTITION_KEY, Attributes.of(REQUEST + asked.id()));
    item.put(STEP, Attributes.of(asked.step().name()));
    item.put("code", Attributes.of(asked.userCode().text()));
    item.put("host", Attributes.of(asked.hostName()));
    item.put("ip", Attributes.of(asked.ip()));
    item.put("requested", Attributes.of(asked.requestedAt().toEpochMilli()));
    item.put("pause", Attributes.of(asked.interval().toSeconds()));
    item.put("pollable", Attributes.of(asked.pollAt().toEpochMilli()));
    item.put(Table.EXPIRY, expiry(asked));
    return item;
  }

  private static DeviceAuthorization authorization(String id, Map<String, AttributeValue> item) {
    return new DeviceAuthorization(
        id,
        Step.valueOf(Attributes.text(item, STEP)),
        new UserCode(Attributes.text(item, "code")),
        Attributes.text(item, "host"),
        Attributes.text(item, "ip"),
        Instant.ofEpochMilli(Attributes.number(item, "requested")),
        Duration.ofSeconds(Attributes.number(item, "pause")),
        Instant.ofEpochMilli(Attributes.number(item, "pollable")),
        decision(item));
  }

  private static @Nullable Decision decision(Map<String, AttributeValue> item) {
    return item.containsKey("decider")
        ? new Decision(
            Attributes.number(item, "tenant"),
            Attributes.number(item, "decider"),
            Attributes.number(item, "generation"))
        : null;
  }

  private static AttributeValue expiry(DeviceAuthorization asked) {
    return Attributes.of(asked.expiresAt().plus(KEPT).getEpochSecond());
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of(Table.PARTITION_KEY, Attributes.of(key));
  }
}
