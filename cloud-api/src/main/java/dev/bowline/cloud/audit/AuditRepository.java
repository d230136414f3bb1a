package dev.bowline.cloud.audit;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRepository extends GenericRepository<AuditRow, Long> {

  AuditRow save(AuditRow row);

  List<AuditRow> findByTenantIdAndSubjectOrderById(long tenantId, String subject);
}
