package dev.bowline.cloud.member;

import dev.bowline.cloud.session.Role;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MemberRepository extends GenericRepository<Member, Long> {

  Member save(Member member);

  Member update(Member member);

  void deleteById(long id);

  /** Whoever would make another member of this address waits until this transaction ends. */
  @Query("SELECT count(*) FROM (SELECT pg_advisory_xact_lock(hashtextextended(:email, 0))) AS held")
  long lockEmail(String email);

  Optional<Member> findByEmail(String email);

  Optional<Member> findByIdAndTenantId(long id, long tenantId);

  boolean existsByEmail(String email);

  boolean existsByEmailAndTenantId(String email, long tenantId);

  long countByTenantIdAndRole(long tenantId, Role role);

  long count();

  /** The tenant's members below {@code before}, the youngest first. */
  @Query(
      """
      SELECT * FROM member WHERE tenant_id = :tenantId AND id < :before
      ORDER BY id DESC LIMIT :most
      """)
  List<Member> page(long tenantId, long before, int most);
}
