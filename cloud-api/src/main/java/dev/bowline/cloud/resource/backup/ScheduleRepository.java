package dev.bowline.cloud.resource.backup;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScheduleRepository extends GenericRepository<ScheduleRow, Long> {

  ScheduleRow save(ScheduleRow row);

  ScheduleRow update(ScheduleRow row);

  /** Frees its name within a transaction that then gives it one. */
  @Query("UPDATE backup_schedule SET name = '#' || id WHERE id = :id")
  void setAside(long id);

  @Query("SELECT * FROM backup_schedule WHERE server_id = :serverId ORDER BY name")
  List<ScheduleRow> ofServer(long serverId);

  /** Others who would replace the server's schedules wait until this transaction ends. */
  @Query("SELECT count(*) FROM (SELECT pg_advisory_xact_lock(:serverId)) AS held")
  long lockServer(long serverId);

  @Query(
      """
      SELECT * FROM backup_schedule WHERE enabled AND next_run_at <= :now
      ORDER BY next_run_at LIMIT :most
      """)
  List<ScheduleRow> due(Instant now, int most);

  /** Of several instances that see the same run due, one changes the row. */
  @Query(
      """
      UPDATE backup_schedule SET next_run_at = :next
      WHERE id = :id AND enabled AND next_run_at = :due
      """)
  long claim(long id, Instant due, Instant next);

  @Query("UPDATE backup_schedule SET retention_due = true WHERE id = :id")
  void demandRetention(long id);

  @Query("SELECT * FROM backup_schedule WHERE retention_due ORDER BY id LIMIT :most")
  List<ScheduleRow> retentionDue(int most);

  @Query("UPDATE backup_schedule SET retention_due = false WHERE id = :id AND retention_due")
  long claimRetention(long id);

  @Query("DELETE FROM backup_schedule WHERE id = :id AND server_id = :serverId")
  long delete(long serverId, long id);

  @Query("DELETE FROM backup_schedule WHERE server_id = :serverId")
  void deleteByServerId(long serverId);
}
