package dev.bowline.cloud.member;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface StandingRepository extends GenericRepository<StandingRow, Long> {

  @Query(
      """
      SELECT m.id, m.tenant_id, m.email, m.role, m.generation, t.high_security,
             f.confirmed_at IS NOT NULL AS second_factor
      FROM member m
      JOIN tenant t ON t.id = m.tenant_id
      LEFT JOIN second_factor f ON f.member_id = m.id
      WHERE m.id = :memberId AND m.tenant_id = :tenantId
      """)
  Optional<StandingRow> find(long tenantId, long memberId);
}
