package dev.bowline.cloud.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailTest {

  private final ApplicationContext context = ApplicationContext.run(FreshInstallation.properties());
  private final AuditTrail trail = context.getBean(AuditTrail.class);
  private final AuditRepository entries = context.getBean(AuditRepository.class);
  private final TransactionOperations<Connection> transactions =
      context.getBean(new GenericArgument<TransactionOperations<Connection>>() {});

  @BeforeAll
  void provision() {
    context.getBean(Provisioning.class).run();
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Test
  void keepsWhatWasAppended() {
    append("key:1", Map.of("name", "shop", "scopes", List.of("domains:read")));

    List<AuditRow> rows = entries.findByTenantIdAndSubjectOrderById(1, "key:1");
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().details()).contains("\"name\"", "\"shop\"", "domains:read");
  }

  @Test
  void standsOrFallsWithTheTransactionThatMakesTheChange() {
    assertThatThrownBy(() ->
            transactions.executeWrite(status -> {
              trail.append(event("key:2", Map.of()));
              throw new IllegalStateException("the change failed");
            }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(entries.findByTenantIdAndSubjectOrderById(1, "key:2")).isEmpty();
  }

  @Test
  void refusesAnEntryWithoutATransaction() {
    assertThatThrownBy(() -> trail.append(event("key:3", Map.of())))
        .hasMessageContaining("transaction");
  }

  @Test
  void refusesToChangeOrRemoveAnEntry() {
    append("key:4", Map.of());
    for (String change :
        List.of(
            "UPDATE audit_entry SET actor = 'nobody'",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry")) {
      assertThatThrownBy(
              () -> transactions.executeWrite(status -> execute(status.getConnection(), change)))
          .hasStackTraceContaining("append-only");
    }
    assertThat(entries.findByTenantIdAndSubjectOrderById(1, "key:4")).hasSize(1);
  }

  @Test
  @DisplayName("row 96: CR, LF, ANSI and bidi are escaped in the audit trail")
  void escapesWhatCouldForgeALineOrTurnTheReading() {
    append(
        "key:5\r\nkey:6",
        Map.of(
            "name\u001b[31m",
            List.of("a\u202eb", "c\nd"),
            "before",
            Map.of("name", "e\u001b[2Jf\u202e")));

    List<AuditRow> rows = entries.findByTenantIdAndSubjectOrderById(1, "key:5\\u000d\\u000akey:6");
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().details())
        .doesNotContain("\u001b", "\u202e", "\n")
        .contains("u001b", "u202e", "u000a");
  }

  private void append(String subject, Map<String, Object> details) {
    transactions.executeWrite(status -> {
      trail.append(event(subject, details));
      return true;
    });
  }

  private static AuditEvent event(String subject, Map<String, Object> details) {
    return new AuditEvent(1, "member:1", "key.create", subject, "192.0.2.1", details);
  }

  private static boolean execute(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }
}
