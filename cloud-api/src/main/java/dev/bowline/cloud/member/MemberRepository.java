package dev.bowline.cloud.member;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MemberRepository extends GenericRepository<Member, Long> {

  Member save(Member member);

  Optional<Member> findByEmail(String email);

  Optional<Member> findByIdAndTenantId(long id, long tenantId);

  long count();
}
