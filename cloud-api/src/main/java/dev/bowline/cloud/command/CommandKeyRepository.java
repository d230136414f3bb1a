package dev.bowline.cloud.command;

import dev.bowline.cloud.vault.SealedRows.SealedColumns;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CommandKeyRepository extends GenericRepository<CommandKeyRow, String>, SealedColumns {

  Optional<CommandKeyRow> findByActiveTrue();

  /** Of several instances that try at once, one wins; the others change nothing. */
  @Query(
      """
      INSERT INTO command_key (key_id, public_key, private_key, active, created_at)
      VALUES (:keyId, :publicKey, :privateKey, true, :createdAt)
      ON CONFLICT DO NOTHING
      """)
  void insertIfNoneIsActive(String keyId, byte[] publicKey, String privateKey, Instant createdAt);

  @Override
  @Query("SELECT count(*) FROM command_key WHERE NOT starts_with(private_key, :current)")
  long countBehind(String current);

  @Override
  @Query("SELECT key_id FROM command_key WHERE NOT starts_with(private_key, :current) LIMIT :most")
  List<String> behind(String current, int most);

  Optional<CommandKeyRow> findByKeyId(String keyId);

  @Query(
      """
      UPDATE command_key SET private_key = :anew WHERE key_id = :keyId AND private_key = :before
      """)
  void replace(String keyId, String before, String anew);
}
