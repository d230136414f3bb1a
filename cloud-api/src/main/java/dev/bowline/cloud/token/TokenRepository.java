package dev.bowline.cloud.token;

import dev.bowline.cloud.credential.CredentialListing;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TokenRepository extends GenericRepository<TokenRow, Long> {

  TokenRow save(TokenRow row);

  TokenRow update(TokenRow row);

  void deleteById(long id);

  Optional<TokenRow> findByIdAndTenantId(long id, long tenantId);

  Optional<TokenRow> findByHashId(String hashId);

  boolean existsByIdAndTenantId(long id, long tenantId);

  /** Others who would change the token wait until this transaction ends. */
  @Query("SELECT * FROM api_token WHERE id = :id AND tenant_id = :tenantId FOR UPDATE")
  Optional<TokenRow> lock(long id, long tenantId);

  /** The tenant's tokens behind {@code last}, in order of their making. */
  @Query("SELECT * FROM api_token WHERE " + CredentialListing.PAGE)
  List<TokenRow> page(
      long tenantId,
      boolean rises,
      long last,
      String namePart,
      String status,
      Instant now,
      int most);
}
