package dev.bowline.cloud.member;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RecoveryCodeRepository extends GenericRepository<RecoveryCodeRow, Long> {

  @Query("INSERT INTO recovery_code (member_id, code_hash) VALUES (:memberId, :codeHash)")
  void add(long memberId, String codeHash);

  /** Uses a code up; 0 when there is none such. */
  long deleteByMemberIdAndCodeHash(long memberId, String codeHash);

  long deleteByMemberId(long memberId);

  long countByMemberId(long memberId);
}
