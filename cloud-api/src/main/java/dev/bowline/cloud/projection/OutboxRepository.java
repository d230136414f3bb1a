package dev.bowline.cloud.projection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutboxRepository extends GenericRepository<OutboxRow, Long> {

  OutboxRow save(OutboxRow row);

  void delete(OutboxRow row);

  long count();

  /** The entries of one credential that no other instance is busy with. */
  @Query("SELECT * FROM credential_outbox WHERE public_key = :publicKey FOR UPDATE SKIP LOCKED")
  List<OutboxRow> lock(String publicKey);

  @Query(
      """
      SELECT DISTINCT public_key FROM credential_outbox WHERE created_at <= :until LIMIT :most
      """)
  List<String> changedUntil(Instant until, int most);

  /** A number above all it ever gave, also to transactions that were rolled back. */
  @Query("SELECT nextval('credential_generations')")
  long nextGeneration();
}
