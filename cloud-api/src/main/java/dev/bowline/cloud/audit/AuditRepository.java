package dev.bowline.cloud.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRepository extends GenericRepository<AuditRow, Long> {

  AuditRow save(AuditRow row);

  /** Saves an entry that a host tells, which the index {@code audit_entry_of_host} has once. */
  @Query(
      """
      INSERT INTO audit_entry (tenant_id, occurred_at, actor, action, subject, ip, details)
      VALUES (:tenantId, :occurredAt, :actor, :action, :subject, :ip, CAST(:details AS jsonb))
      ON CONFLICT DO NOTHING
      """)
  void saveOnce(
      long tenantId,
      Instant occurredAt,
      String actor,
      String action,
      String subject,
      String ip,
      String details);

  List<AuditRow> findByTenantIdAndSubjectOrderById(long tenantId, String subject);
}
