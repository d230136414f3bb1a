package dev.bowline.cloud.server;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ServerRepository extends GenericRepository<ServerRow, Long> {

  ServerRow save(ServerRow row);

  @Query("SELECT * FROM server WHERE tenant_id = :tenantId ORDER BY id")
  List<ServerRow> ofTenant(long tenantId);

  @Query("SELECT * FROM server WHERE id = :id AND tenant_id = :tenantId")
  Optional<ServerRow> find(long tenantId, long id);

  @Query("SELECT * FROM server WHERE enrolment_hash = :hash AND NOT removing")
  Optional<ServerRow> findByToken(byte[] hash);

  @Query("SELECT * FROM server WHERE enrolment_hash = :hash AND NOT removing FOR UPDATE")
  Optional<ServerRow> lockByToken(byte[] hash);

  @Query("SELECT * FROM server WHERE id = :id AND tenant_id = :tenantId FOR UPDATE")
  Optional<ServerRow> lock(long tenantId, long id);

  @Query("UPDATE server SET name = :name WHERE id = :id")
  void rename(long id, String name);

  @Query("UPDATE server SET bandwidth_limit_bytes = :bytes WHERE id = :id")
  void limitBandwidth(long id, @Nullable Long bytes);

  @Query(
      """
      UPDATE server SET enrolment_hash = :hash, enrolment_expires_at = :expiresAt
      WHERE id = :id AND tenant_id = :tenantId AND NOT removing
      """)
  long renewToken(long tenantId, long id, byte[] hash, Instant expiresAt);

  @Query(
      """
      UPDATE server SET enrolled_at = :now, last_seen_at = :now, hostname = :hostname, os = :os,
        agent_version = :agentVersion
      WHERE id = :id
      """)
  void enrol(long id, Instant now, String hostname, String os, String agentVersion);

  /** Writes at most once in the time between {@code longAgo} and {@code now}. */
  @Query(
      """
      UPDATE server SET last_seen_at = :now
      WHERE id = :id AND (last_seen_at IS NULL OR last_seen_at < :longAgo)
      """)
  void seen(long id, Instant now, Instant longAgo);

  @Query(
      """
      UPDATE server SET inventory = :inventory, inventory_as_of = :asOf, hostname = :hostname,
        os = :os, agent_version = :agentVersion
      WHERE id = :id
      """)
  void report(
      long id, String inventory, Instant asOf, String hostname, String os, String agentVersion);

  @Query("UPDATE server SET removing = true WHERE id = :id AND tenant_id = :tenantId")
  long beginRemoval(long tenantId, long id);

  @Query("DELETE FROM server WHERE id = :id")
  void delete(long id);
}
