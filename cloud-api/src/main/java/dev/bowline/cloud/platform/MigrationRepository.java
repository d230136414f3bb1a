package dev.bowline.cloud.platform;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MigrationRepository extends GenericRepository<Migration, Integer> {

  /** Flyway writes the time of the session's zone without the zone. */
  @Query(
      """
      SELECT installed_rank, version, description, checksum,
        installed_on AT TIME ZONE current_setting('TimeZone') AS installed_on, success
      FROM flyway_schema_history ORDER BY installed_rank
      """)
  List<Migration> applied();
}
