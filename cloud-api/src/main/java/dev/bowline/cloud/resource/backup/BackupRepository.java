package dev.bowline.cloud.resource.backup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface BackupRepository extends GenericRepository<BackupRow, Long> {

  BackupRow save(BackupRow row);

  Optional<BackupRow> findById(long id);

  Optional<BackupRow> findByJobId(UUID jobId);

  /** The newest of real hosts, or of the simulated one, first. */
  @Query(
      """
      SELECT * FROM backup
      WHERE tenant_id = :tenantId AND simulated = :simulated
        AND (:everyServer OR server_id IN (:servers))
        AND state IN (:states) AND id < :before
      ORDER BY id DESC LIMIT :most
      """)
  List<BackupRow> page(
      long tenantId,
      boolean simulated,
      boolean everyServer,
      List<Long> servers,
      List<String> states,
      long before,
      int most);

  @Query("SELECT * FROM backup WHERE server_id = :serverId ORDER BY id DESC LIMIT :most")
  List<BackupRow> newest(long serverId, int most);

  @Query(
      """
      SELECT * FROM backup WHERE schedule_id = :scheduleId AND state = 'SUCCEEDED'
      ORDER BY id DESC
      """)
  List<BackupRow> succeeded(long scheduleId);

  @Query(
      """
      SELECT count(*) FROM backup
      WHERE tenant_id = :tenantId AND server_id = :serverId AND state <> 'FAILED'
      """)
  long countHeld(long tenantId, long serverId);

  @Query(
      """
      SELECT count(*) FROM backup
      WHERE schedule_id = :scheduleId AND state IN ('QUEUED', 'RUNNING')
      """)
  long countOpen(long scheduleId);

  @Query(
      """
      UPDATE backup SET state = 'RUNNING', started_at = :at
      WHERE job_id = :jobId AND state = 'QUEUED'
      """)
  void begin(UUID jobId, Instant at);

  @Query(
      """
      UPDATE backup SET state = 'SUCCEEDED', snapshot = :snapshot, paths = :paths, files = :files,
        bytes = :bytes, bytes_added = :bytesAdded, skipped = :skipped, error_code = NULL,
        error_message = NULL, started_at = COALESCE(started_at, :at), finished_at = :at
      WHERE job_id = :jobId AND snapshot IS NULL
      """)
  void succeed(
      UUID jobId,
      String snapshot,
      String paths,
      long files,
      long bytes,
      long bytesAdded,
      long skipped,
      Instant at);

  @Query(
      """
      UPDATE backup SET state = 'FAILED', error_code = :code, error_message = :message,
        finished_at = :at
      WHERE job_id = :jobId AND snapshot IS NULL
      """)
  void fail(UUID jobId, String code, String message, Instant at);

  @Query(
      """
      UPDATE backup SET verified_at = :at WHERE server_id = :serverId AND snapshot = :snapshot
      """)
  void verify(long serverId, String snapshot, Instant at);

  /** Changes nothing where another deletion was first. */
  @Query(
      """
      UPDATE backup SET state = 'DELETING', delete_job_id = :deleteJobId
      WHERE id = :id AND state = 'SUCCEEDED'
      """)
  long beginDeletion(long id, UUID deleteJobId);

  @Query(
      """
      UPDATE backup SET state = 'SUCCEEDED', delete_job_id = NULL
      WHERE delete_job_id = :deleteJobId
      """)
  void keepAfterAll(UUID deleteJobId);

  @Query("DELETE FROM backup WHERE server_id = :serverId AND snapshot IN (:snapshots)")
  void deleteSnapshots(long serverId, List<String> snapshots);

  @Query("DELETE FROM backup WHERE id = :id AND state = 'FAILED'")
  long deleteFailed(long id);

  @Query("DELETE FROM backup WHERE server_id = :serverId")
  void deleteByServerId(long serverId);
}
