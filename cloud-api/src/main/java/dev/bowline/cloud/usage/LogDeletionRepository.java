package dev.bowline.cloud.usage;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LogDeletionRepository extends GenericRepository<LogDeletionRow, Long> {

  LogDeletionRow save(LogDeletionRow row);

  Optional<LogDeletionRow> findByNumberAndTenantId(long number, long tenantId);

  @Query(
      """
      SELECT * FROM log_deletion WHERE finished_at IS NULL ORDER BY requested_at LIMIT :most
      """)
  List<LogDeletionRow> open(int most);

  /** 1 for the one that says so first, else 0. */
  @Query(
      """
      UPDATE log_deletion SET finished_at = :now WHERE number = :number AND finished_at IS NULL
      """)
  long finish(long number, Instant now);
}
