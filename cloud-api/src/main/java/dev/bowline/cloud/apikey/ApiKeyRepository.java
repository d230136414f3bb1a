package dev.bowline.cloud.apikey;

import dev.bowline.cloud.credential.CredentialListing;
import dev.bowline.cloud.vault.SealedRows.SealedColumns;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApiKeyRepository extends GenericRepository<ApiKeyRow, Long>, SealedColumns {

  ApiKeyRow save(ApiKeyRow row);

  ApiKeyRow update(ApiKeyRow row);

  void deleteById(long id);

  Optional<ApiKeyRow> findByIdAndTenantId(long id, long tenantId);

  Optional<ApiKeyRow> findByPublicKey(String publicKey);

  boolean existsByIdAndTenantId(long id, long tenantId);

  /** Others who would change the key wait until this transaction ends. */
  @Query("SELECT * FROM api_key WHERE id = :id AND tenant_id = :tenantId FOR UPDATE")
  Optional<ApiKeyRow> lock(long id, long tenantId);

  /** The tenant's keys behind {@code last}, in order of their making. */
  @Query("SELECT * FROM api_key WHERE " + CredentialListing.PAGE)
  List<ApiKeyRow> page(
      long tenantId,
      boolean rises,
      long last,
      String namePart,
      String status,
      Instant now,
      int most);

  @Override
  @Query("SELECT count(*) FROM api_key WHERE NOT starts_with(secret, :current)")
  long countBehind(String current);

  @Override
  @Query("SELECT public_key FROM api_key WHERE NOT starts_with(secret, :current) LIMIT :most")
  List<String> behind(String current, int most);

  @Query("SELECT * FROM api_key WHERE public_key = :publicKey FOR UPDATE")
  Optional<ApiKeyRow> lock(String publicKey);
}
