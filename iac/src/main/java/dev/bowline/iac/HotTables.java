package dev.bowline.iac;

import dev.bowline.cloud.platform.Table;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/** The DynamoDB tables: those that {@link Table} describes, no more and no less. */
final class HotTables extends Construct {

  private final Map<Table, software.amazon.awscdk.services.dynamodb.Table> tables =
      new EnumMap<>(Table.class);
  private final Names names;
  private final Keys keys;
  private final Stage stage;

  HotTables(Construct stack, Names names, Keys keys, Stage stage) {
    super(stack, "Tables");
    this.names = names;
    this.keys = keys;
    this.stage = stage;
    Stream.of(Table.values()).forEach(table -> tables.put(table, table(table)));
  }

  /**
   * Whether a table is encrypted under the installation's own key: those that tell who did what,
   * from where, and by which key. In the others stand hashes that expire, figures and counts; AWS's
   * key is good for them, and saves a call of KMS.
   */
  static boolean isAboutPeople(Table table) {
    return switch (table) {
      case CREDENTIALS, SESSIONS, REQUESTS -> true;
      case REPLAYS, PAIRINGS, LOGINS, METRICS, ROLLUPS -> false;
    };
  }

  private software.amazon.awscdk.services.dynamodb.Table table(Table table) {
    var description =
        software.amazon.awscdk.services.dynamodb.Table.Builder.create(this, table.name())
            .tableName(names.table(table))
            .partitionKey(text(Table.PARTITION_KEY))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .deletionProtection(stage.isProtected())
            .removalPolicy(stage.data());
    table.sortKey().ifPresent(name -> description.sortKey(text(name)));
    if (table.isExpiring()) {
      description.timeToLiveAttribute(Table.EXPIRY);
    }
    if (isAboutPeople(table)) {
      description.encryption(TableEncryption.CUSTOMER_MANAGED).encryptionKey(keys.data());
    }
    return description.build();
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }

  /** The ARN of {@code table}. */
  String arn(Table table) {
    return of(table).getTableArn();
  }

  /** The table that {@code table} describes. */
  software.amazon.awscdk.services.dynamodb.Table of(Table table) {
    return Objects.requireNonNull(tables.get(table));
  }
}
