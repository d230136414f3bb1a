package dev.bowline.cloud.member;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TenantRepository extends GenericRepository<Tenant, Long> {

  Tenant save(Tenant tenant);

  Optional<Tenant> findById(long id);

  /** Others who would change who belongs to the tenant wait until this transaction ends. */
  @Query("SELECT * FROM tenant WHERE id = :id FOR UPDATE")
  Optional<Tenant> lock(long id);

  @Query("UPDATE tenant SET high_security = :on WHERE id = :id")
  void setHighSecurity(long id, boolean on);
}
