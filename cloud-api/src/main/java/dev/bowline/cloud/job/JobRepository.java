package dev.bowline.cloud.job;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface JobRepository extends GenericRepository<JobRow, UUID> {

  JobRow save(JobRow row);

  Optional<JobRow> findById(UUID id);

  /** How many jobs of the server have not ended, counted no further than {@code most}. */
  @Query(
      """
      SELECT count(*) FROM
        (SELECT 1 FROM job WHERE server_id = :serverId AND finished_at IS NULL LIMIT :most) AS open
      """)
  long countOpen(long serverId, int most);

  @Query("SELECT * FROM job WHERE id = :id FOR UPDATE")
  Optional<JobRow> lock(UUID id);

  @Query(
      """
      UPDATE job SET state = :state, last_sequence = :lastSequence, progress = :progress,
        result = :result, updated_at = :now, finished_at = :finishedAt
      WHERE id = :id
      """)
  void report(
      UUID id,
      String state,
      int lastSequence,
      @Nullable String progress,
      @Nullable String result,
      Instant now,
      @Nullable Instant finishedAt);

  /** The newest jobs of real hosts, or of the simulated one, first. */
  @Query(
      """
      SELECT * FROM job
      WHERE tenant_id = :tenantId AND simulated = :simulated AND scope IN (:scopes)
        AND (:everyServer OR server_id IN (:servers))
        AND (:everyState OR state = :state)
        AND (created_at, id) < (:before, :beforeId)
      ORDER BY created_at DESC, id DESC LIMIT :most
      """)
  List<JobRow> page(
      long tenantId,
      boolean simulated,
      List<String> scopes,
      boolean everyServer,
      List<Long> servers,
      boolean everyState,
      String state,
      Instant before,
      UUID beforeId,
      int most);

  /** Of real hosts alone. Rows another instance is busy with are left to it. */
  @Query(
      """
      SELECT * FROM job
      WHERE state = 'QUEUED' AND next_send_at <= :now AND expires_at > :now AND NOT simulated
      ORDER BY next_send_at LIMIT :most FOR UPDATE SKIP LOCKED
      """)
  List<JobRow> lockUnreceived(Instant now, int most);

  @Query("UPDATE job SET sends = sends + 1, next_send_at = :nextSendAt WHERE id = :id")
  void postpone(UUID id, Instant nextSendAt);

  /**
   * Looks at open jobs alone, which an index of their own finds. Rows another instance is busy with
   * are left to it.
   */
  @Query(
      """
      SELECT * FROM job
      WHERE finished_at IS NULL
        AND ((state = 'QUEUED' AND expires_at <= :now)
          OR (state <> 'QUEUED' AND updated_at <= :silentSince))
      ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED
      """)
  List<JobRow> lockSilent(Instant now, Instant silentSince, int most);

  @Query(
      """
      SELECT * FROM job WHERE server_id = :serverId AND finished_at IS NULL
      ORDER BY id FOR UPDATE
      """)
  List<JobRow> lockOpen(long serverId);

  @Query(
      """
      UPDATE job SET state = 'EXPIRED', updated_at = :now, finished_at = :now WHERE id = :id
      """)
  void expire(UUID id, Instant now);

  /** How many jobs of one kind are open, such as {@code backups.%}. */
  @Query(
      """
      SELECT count(*) FROM job
      WHERE server_id = :serverId AND finished_at IS NULL AND operation LIKE :kind
      """)
  long countOpenOfKind(long serverId, String kind);
}
