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
        agent_version = :agentVersion,
        succession_pending = trusted_key IS NOT NULL AND trusted_key <> :publicKey
      WHERE id = :id
      """)
  void enrol(
      long id, Instant now, String hostname, String os, String agentVersion, byte[] publicKey);

  /** Trusts the agent's key {@code keyId}, unless one is trusted. */
  @Query(
      """
      UPDATE server SET trusted_key = agent_key.public_key FROM agent_key
      WHERE server.id = :id AND server.trusted_key IS NULL
        AND agent_key.server_id = server.id AND agent_key.key_id = :keyId
      """)
  void trustFirst(long id, String keyId);

  /** How many agents have the key {@code keyId} and are trusted: one or none. */
  @Query(
      """
      SELECT count(*) FROM server JOIN agent_key ON agent_key.server_id = server.id
      WHERE server.id = :id AND agent_key.key_id = :keyId
        AND server.trusted_key = agent_key.public_key
      """)
  long countTrusted(long id, String keyId);

  /** Trusts the key that the agent has now; changes nothing when nobody waits for it. */
  @Query(
      """
      UPDATE server SET trusted_key = agent_key.public_key, succession_pending = false
      FROM agent_key
      WHERE server.id = :id AND server.tenant_id = :tenantId AND server.succession_pending
        AND agent_key.server_id = server.id
      """)
  long confirmSuccessor(long tenantId, long id);

  /** Writes at most once in the time between {@code longAgo} and {@code now}. */
  @Query(
      """
      UPDATE server SET last_seen_at = :now
      WHERE id = :id AND (last_seen_at IS NULL OR last_seen_at < :longAgo)
      """)
  void seen(long id, Instant now, Instant longAgo);

  @Query(
      """
      SELECT * FROM server
      WHERE NOT silent AND last_seen_at <= :heardOf AND enrolled_at IS NOT NULL AND NOT removing
      ORDER BY last_seen_at LIMIT :most FOR UPDATE SKIP LOCKED
      """)
  List<ServerRow> lockSilent(Instant heardOf, int most);

  @Query(
      """
      SELECT * FROM server WHERE silent AND last_seen_at > :heardOf AND NOT removing
      ORDER BY last_seen_at LIMIT :most FOR UPDATE SKIP LOCKED
      """)
  List<ServerRow> lockReturned(Instant heardOf, int most);

  @Query("UPDATE server SET silent = :silent WHERE id = :id")
  void silent(long id, boolean silent);

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
