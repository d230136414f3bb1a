package dev.bowline.cloud.server;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AgentKeyRepository extends GenericRepository<AgentKeyRow, String> {

  AgentKeyRow save(AgentKeyRow row);

  Optional<AgentKeyRow> findByKeyId(String keyId);

  Optional<AgentKeyRow> findByServerId(long serverId);

  @Query("DELETE FROM agent_key WHERE server_id = :serverId")
  void deleteByServerId(long serverId);
}
