package dev.bowline.cloud.audit;

import dev.bowline.cloud.exchange.PrintableText;
import io.micronaut.json.JsonMapper;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The trail in PostgreSQL, whose own trigger refuses to change or remove a row. */
@Singleton
class SqlAuditTrail implements AuditTrail {

  private static final int LONGEST = 1_000;

  private final AuditRepository entries;
  private final JsonMapper json;
  private final InstantSource time;

  SqlAuditTrail(AuditRepository entries, JsonMapper json, InstantSource time) {
    this.entries = entries;
    this.json = json;
    this.time = time;
  }

  @Override
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void append(AuditEvent event) {
    entries.save(row(event));
  }

  /** Appends what a host tells, unless an entry of that host with its {@code id} is there. */
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  void appendOnce(AuditEvent event) {
    AuditRow row = row(event);
    entries.saveOnce(
        row.tenantId(),
        row.occurredAt(),
        row.actor(),
        row.action(),
        row.subject(),
        row.ip(),
        row.details());
  }

  private AuditRow row(AuditEvent event) {
    return new AuditRow(
        null,
        event.tenantId(),
        time.instant(),
        printable(event.actor()),
        printable(event.action()),
        printable(event.subject()),
        printable(event.ip()),
        text(printable(event.details())));
  }

  private String text(Map<String, Object> details) {
    try {
      return new String(json.writeValueAsBytes(details), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> printable(Map<?, ?> details) {
    Map<String, Object> cleaned = new LinkedHashMap<>();
    details.forEach((name, value) -> cleaned.put(printable((String) name), printableValue(value)));
    return cleaned;
  }

  private static Object printableValue(Object value) {
    return switch (value) {
      case String text -> printable(text);
      case Map<?, ?> map -> printable(map);
      case Collection<?> list -> list.stream().map(SqlAuditTrail::printableValue).toList();
      default -> value;
    };
  }

  private static String printable(String text) {
    return PrintableText.of(text, LONGEST);
  }
}
