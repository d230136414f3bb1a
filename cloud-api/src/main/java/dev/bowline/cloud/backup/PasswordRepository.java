package dev.bowline.cloud.backup;

import dev.bowline.cloud.vault.SealedRows.SealedColumns;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PasswordRepository extends GenericRepository<PasswordRow, Long>, SealedColumns {

  Optional<PasswordRow> findByServerId(long serverId);

  /** Of several instances that try at once, one wins; the others change nothing. */
  @Query(
      """
      INSERT INTO backup_password (server_id, tenant_id, password, created_at)
      VALUES (:serverId, :tenantId, :password, :createdAt)
      ON CONFLICT DO NOTHING
      """)
  void insertIfAbsent(long serverId, long tenantId, String password, Instant createdAt);

  @Query("DELETE FROM backup_password WHERE server_id = :serverId")
  void deleteByServerId(long serverId);

  @Override
  @Query("SELECT count(*) FROM backup_password WHERE NOT starts_with(password, :current)")
  long countBehind(String current);

  @Override
  @Query(
      "SELECT server_id::text FROM backup_password WHERE NOT starts_with(password, :current) LIMIT :most")
  List<String> behind(String current, int most);

  @Query(
      """
      UPDATE backup_password SET password = :anew
      WHERE server_id = :serverId AND password = :before
      """)
  void replace(long serverId, String before, String anew);
}
