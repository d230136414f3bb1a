package dev.bowline.cloud.command;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CommandKeyRepository extends GenericRepository<CommandKeyRow, String> {

  Optional<CommandKeyRow> findByActiveTrue();

  /** Of several instances that try at once, one wins; the others change nothing. */
  @Query(
      """
      INSERT INTO command_key (key_id, public_key, private_key, active, created_at)
      VALUES (:keyId, :publicKey, :privateKey, true, :createdAt)
      ON CONFLICT DO NOTHING
      """)
  void insertIfNoneIsActive(String keyId, byte[] publicKey, String privateKey, Instant createdAt);
}
