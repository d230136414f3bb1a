package dev.bowline.cloud.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeliveryRepository extends GenericRepository<DeliveryRow, Long> {

  DeliveryRow save(DeliveryRow row);

  Optional<DeliveryRow> findById(long id);

  @Query("SELECT * FROM webhook_delivery WHERE id = :id AND webhook_id = :webhookId FOR UPDATE")
  Optional<DeliveryRow> lock(long webhookId, long id);

  /**
   * What is due now: no more for one webhook than leaves it {@code side} under way, nor for one
   * tenant than {@code tenantSide}, so that slow receivers do not hold up the others. Rows another
   * instance is busy with are left to it.
   */
  @Query(
      """
      SELECT due.* FROM (SELECT DISTINCT tenant_id FROM webhook WHERE enabled) tenant
      CROSS JOIN LATERAL (
        SELECT one.* FROM webhook
        CROSS JOIN LATERAL (
          SELECT * FROM webhook_delivery delivery
          WHERE delivery.webhook_id = webhook.id AND delivery.status = 'PENDING'
            AND delivery.next_attempt_at <= :now
          ORDER BY delivery.next_attempt_at
          LIMIT greatest(0, :side - (
            SELECT count(*) FROM webhook_delivery other
            WHERE other.tenant_id = webhook.tenant_id AND other.webhook_id = webhook.id
              AND other.status = 'PENDING' AND other.sending_until > :now))
          FOR UPDATE SKIP LOCKED
        ) one
        WHERE webhook.tenant_id = tenant.tenant_id AND webhook.enabled
        ORDER BY one.next_attempt_at
        LIMIT greatest(0, :tenantSide - (
          SELECT count(*) FROM webhook_delivery other
          WHERE other.tenant_id = tenant.tenant_id
            AND other.status = 'PENDING' AND other.sending_until > :now))
      ) due
      ORDER BY due.next_attempt_at LIMIT :most
      """)
  List<DeliveryRow> lockDue(Instant now, int side, int tenantSide, int most);

  /** How many wait, counted no further than {@code most}. */
  @Query(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM webhook_delivery WHERE webhook_id = :webhookId AND status = 'PENDING'
        LIMIT :most) waiting
      """)
  long countWaiting(long webhookId, int most);

  @Query(
      """
      SELECT count(*) FROM webhook_delivery
      WHERE webhook_id = :webhookId AND status = 'PENDING' AND sending_until > :now
      """)
  long countUnderWay(long webhookId, Instant now);

  @Query(
      """
      UPDATE webhook_delivery SET attempts = :attempt, next_attempt_at = :until,
        sending_until = :until
      WHERE id = :id
      """)
  void begin(long id, int attempt, Instant until);

  /** Counts only when no later attempt has begun. */
  @Query(
      """
      UPDATE webhook_delivery SET status = :status, next_attempt_at = :next, sending_until = NULL,
        finished_at = :finishedAt
      WHERE id = :id AND attempts = :attempt AND status = 'PENDING'
      """)
  long end(long id, int attempt, String status, Instant next, @Nullable Instant finishedAt);

  @Query(
      """
      UPDATE webhook_delivery SET status = 'PENDING', most_attempts = :mostAttempts,
        finished_at = NULL
      WHERE id = :id
      """)
  void reopen(long id, int mostAttempts);

  /** The newest first. */
  @Query(
      """
      SELECT * FROM webhook_delivery
      WHERE webhook_id = :webhookId AND id < :before
        AND (:everyStatus OR status = :status)
        AND (:everyServer OR server_id IN (:servers) OR event = 'webhook.test')
      ORDER BY id DESC LIMIT :most
      """)
  List<DeliveryRow> page(
      long webhookId,
      long before,
      boolean everyStatus,
      String status,
      boolean everyServer,
      List<Long> servers,
      int most);

  @Query(
      """
      DELETE FROM webhook_delivery WHERE id IN (
        SELECT id FROM webhook_delivery WHERE created_at < :before
        ORDER BY created_at LIMIT :most FOR UPDATE SKIP LOCKED)
      """)
  long deleteBefore(Instant before, int most);

  /** Deletes what has ended and has {@code kept} or more younger ones of its webhook. */
  @Query(
      """
      DELETE FROM webhook_delivery WHERE id IN (
        SELECT old.id FROM webhook
        CROSS JOIN LATERAL (
          SELECT delivery.id, delivery.status FROM webhook_delivery delivery
          WHERE delivery.webhook_id = webhook.id ORDER BY delivery.id DESC OFFSET :kept
        ) old
        WHERE old.status <> 'PENDING' LIMIT :most)
      """)
  long deleteBehind(int kept, int most);
}
