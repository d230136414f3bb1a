package dev.bowline.cloud.simulation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SimulatedServiceRepository extends GenericRepository<SimulatedServiceRow, Long> {

  /** Those that something was done to after {@code boot}. */
  @Query("SELECT * FROM simulated_service WHERE tenant_id = :tenantId AND since > :boot")
  List<SimulatedServiceRow> after(long tenantId, Instant boot);

  @Query(
      """
      INSERT INTO simulated_service (tenant_id, name, running, since)
      VALUES (:tenantId, :name, :running, :since)
      ON CONFLICT (tenant_id, name) DO UPDATE SET running = :running, since = :since
      """)
  void keep(long tenantId, String name, boolean running, Instant since);
}
