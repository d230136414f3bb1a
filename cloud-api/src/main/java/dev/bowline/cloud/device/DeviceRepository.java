package dev.bowline.cloud.device;

import dev.bowline.cloud.vault.SealedRows.SealedColumns;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeviceRepository extends GenericRepository<DeviceRow, Long>, SealedColumns {

  DeviceRow save(DeviceRow row);

  DeviceRow update(DeviceRow row);

  void deleteById(long id);

  Optional<DeviceRow> findByIdAndTenantId(long id, long tenantId);

  Optional<DeviceRow> findByPublicKey(String publicKey);

  boolean existsByIdAndTenantId(long id, long tenantId);

  /** The tenant's devices, the youngest first. */
  List<DeviceRow> findByTenantIdOrderByIdDesc(long tenantId);

  /** Others who would change the device wait until this transaction ends. */
  @Query("SELECT * FROM device WHERE id = :id AND tenant_id = :tenantId FOR UPDATE")
  Optional<DeviceRow> lock(long id, long tenantId);

  /**
   * Notes that the pairing makes its device.
   *
   * @return 0 when it made it before; then that one is committed
   */
  @Query(
      """
      INSERT INTO device_pairing (pairing_id, device_id, created_at)
      VALUES (:pairingId, :deviceId, :now) ON CONFLICT DO NOTHING
      """)
  long notePairing(String pairingId, long deviceId, Instant now);

  @Override
  @Query("SELECT count(*) FROM device WHERE NOT starts_with(secret, :current)")
  long countBehind(String current);

  @Override
  @Query("SELECT public_key FROM device WHERE NOT starts_with(secret, :current) LIMIT :most")
  List<String> behind(String current, int most);

  @Query("SELECT * FROM device WHERE public_key = :publicKey FOR UPDATE")
  Optional<DeviceRow> lock(String publicKey);
}
