package dev.bowline.cloud.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * One entry as the table holds it.
 *
 * @param details JSON, as PostgreSQL writes {@code jsonb}
 */
record AuditEntry(
    long id,
    long tenantId,
    Instant occurredAt,
    String actor,
    String action,
    String subject,
    String ip,
    String details) {

  /** What a query must select for {@link #of}. */
  static final String COLUMNS =
      "id, tenant_id, occurred_at, actor, action, subject, ip, details::text AS details";

  /** The entry in the current row. */
  static AuditEntry of(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getLong("tenant_id"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("ip"),
        row.getString("details"));
  }

  /**
   * SHA-256 of all that the entry says. The id is not part of it: segments keep it beside, so an
   * entry that was moved to another id is known again.
   */
  byte[] digest() {
    return new CanonicalDigest("bowline audit entry 1")
        .number(tenantId)
        .moment(occurredAt)
        .text(actor)
        .text(action)
        .text(subject)
        .text(ip)
        .text(details)
        .finish();
  }
}
