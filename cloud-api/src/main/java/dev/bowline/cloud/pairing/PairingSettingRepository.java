package dev.bowline.cloud.pairing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PairingSettingRepository extends GenericRepository<PairingSettingRow, Long> {

  @Query("SELECT confirm FROM pairing_setting WHERE tenant_id = :tenantId")
  Optional<Boolean> confirm(long tenantId);

  @Query(
      """
      INSERT INTO pairing_setting (tenant_id, confirm) VALUES (:tenantId, :confirm)
      ON CONFLICT (tenant_id) DO UPDATE SET confirm = excluded.confirm
      """)
  void set(long tenantId, boolean confirm);
}
