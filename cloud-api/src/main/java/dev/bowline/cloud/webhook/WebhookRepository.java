package dev.bowline.cloud.webhook;

import dev.bowline.cloud.vault.SealedRows.SealedColumns;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface WebhookRepository extends GenericRepository<WebhookRow, Long>, SealedColumns {

  WebhookRow save(WebhookRow row);

  WebhookRow update(WebhookRow row);

  void deleteById(long id);

  Optional<WebhookRow> findById(long id);

  Optional<WebhookRow> findByIdAndTenantId(long id, long tenantId);

  @Query("SELECT * FROM webhook WHERE id = :id AND tenant_id = :tenantId FOR UPDATE")
  Optional<WebhookRow> lock(long id, long tenantId);

  @Query("SELECT * FROM webhook WHERE tenant_id = :tenantId ORDER BY id")
  List<WebhookRow> ofTenant(long tenantId);

  long countByTenantId(long tenantId);

  /** Those that may be told something; none of them is deleted until this transaction ends. */
  @Query("SELECT * FROM webhook WHERE tenant_id = :tenantId AND enabled ORDER BY id FOR KEY SHARE")
  List<WebhookRow> shareEnabled(long tenantId);

  /** Counts the first message that is dropped; 0 when it is not the first. */
  @Query("UPDATE webhook SET dropped = 1 WHERE id = :id AND dropped = 0")
  long dropFirst(long id);

  @Query("UPDATE webhook SET dropped = dropped + 1 WHERE id = :id")
  void drop(long id);

  @Query("UPDATE webhook SET failing_since = NULL WHERE id = :id AND failing_since IS NOT NULL")
  void succeeded(long id);

  @Query("UPDATE webhook SET failing_since = :now WHERE id = :id AND failing_since IS NULL")
  void failed(long id, Instant now);

  @Query(
      """
      UPDATE webhook SET enabled = false, disabled_reason = :reason
      WHERE id = :id AND enabled AND (failing_since <= :failingBefore OR :whatever)
      """)
  long disable(long id, String reason, Instant failingBefore, boolean whatever);

  @Query(
      """
      UPDATE webhook SET previous_secret = NULL, previous_generation = NULL, previous_until = NULL
      WHERE previous_until <= :now
      """)
  long forgetPrevious(Instant now);

  @Override
  @Query(
      """
      SELECT count(*) FROM webhook
      WHERE NOT starts_with(secret, :current) OR NOT starts_with(previous_secret, :current)
      """)
  long countBehind(String current);

  @Override
  @Query(
      """
      SELECT id::text FROM webhook
      WHERE NOT starts_with(secret, :current) OR NOT starts_with(previous_secret, :current)
      LIMIT :most
      """)
  List<String> behind(String current, int most);

  @Query("UPDATE webhook SET secret = :anew WHERE id = :id AND secret = :before")
  void replaceSecret(long id, String before, String anew);

  @Query("UPDATE webhook SET previous_secret = :anew WHERE id = :id AND previous_secret = :before")
  void replacePrevious(long id, String before, String anew);
}
