package dev.bowline.cloud.rotation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EpochRepository extends GenericRepository<EpochRow, Long> {

  @Query("SELECT * FROM vault_epoch ORDER BY number DESC LIMIT 1")
  Optional<EpochRow> latest();

  /** Begins epoch {@code number}, unless another did or an epoch is unfinished: of two, one. */
  @Query(
      """
      INSERT INTO vault_epoch (number, started_at)
      SELECT :number, :now WHERE NOT EXISTS (SELECT FROM vault_epoch WHERE finished_at IS NULL)
      ON CONFLICT DO NOTHING
      """)
  long begin(long number, Instant now);

  @Query("UPDATE vault_epoch SET finished_at = :now WHERE number = :number AND finished_at IS NULL")
  long finish(long number, Instant now);
}
