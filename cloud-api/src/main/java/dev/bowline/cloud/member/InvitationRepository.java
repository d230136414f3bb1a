package dev.bowline.cloud.member;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface InvitationRepository extends GenericRepository<Invitation, Long> {

  Invitation save(Invitation invitation);

  void deleteById(long id);

  void deleteByTenantIdAndEmail(long tenantId, String email);

  void deleteByTenantIdAndInvitedBy(long tenantId, long invitedBy);

  long countByTenantId(long tenantId);

  Optional<Invitation> findByIdAndTenantId(long id, long tenantId);

  Optional<Invitation> findByInvitedBy(long invitedBy);

  Optional<Invitation> findByTokenHash(String tokenHash);

  /** The tenant's invitations below {@code before}, the youngest first. */
  @Query(
      """
      SELECT * FROM invitation WHERE tenant_id = :tenantId AND id < :before
      ORDER BY id DESC LIMIT :most
      """)
  List<Invitation> page(long tenantId, long before, int most);
}
