package dev.bowline.cloud.member;

import dev.bowline.cloud.vault.SealedRows.SealedColumns;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SecondFactorRepository extends GenericRepository<SecondFactor, Long>, SealedColumns {

  Optional<SecondFactor> findByMemberId(long memberId);

  /** Others who would change it or its recovery codes wait until this transaction ends. */
  @Query("SELECT * FROM second_factor WHERE member_id = :memberId FOR UPDATE")
  Optional<SecondFactor> lock(long memberId);

  /** Puts a secret in the place of one that was not confirmed; 0 when one was. */
  @Query(
      """
      INSERT INTO second_factor (member_id, tenant_id, secret, generation, last_step)
      VALUES (:memberId, :tenantId, :secret, :generation, 0)
      ON CONFLICT (member_id) DO UPDATE
      SET secret = excluded.secret, generation = excluded.generation, last_step = 0
      WHERE second_factor.confirmed_at IS NULL
      """)
  long begin(long memberId, long tenantId, String secret, long generation);

  /** Confirms the secret of {@code generation} by the code of {@code step}; 0 when it cannot be. */
  @Query(
      """
      UPDATE second_factor SET confirmed_at = :now, last_step = :step
      WHERE member_id = :memberId AND generation = :generation AND confirmed_at IS NULL
      """)
  long confirm(long memberId, long generation, Instant now, long step);

  /** Takes the code of {@code step}; 0 when it or a later one was taken. */
  @Query(
      """
      UPDATE second_factor SET last_step = :step
      WHERE member_id = :memberId AND generation = :generation AND last_step < :step
      """)
  long take(long memberId, long generation, long step);

  long deleteByMemberId(long memberId);

  /** Whose app is confirmed, of the tenant's members. */
  @Query(
      "SELECT member_id FROM second_factor WHERE tenant_id = :tenantId AND confirmed_at IS NOT NULL")
  List<Long> confirmed(long tenantId);

  @Override
  @Query("SELECT count(*) FROM second_factor WHERE NOT starts_with(secret, :current)")
  long countBehind(String current);

  @Override
  @Query(
      """
      SELECT member_id::text FROM second_factor WHERE NOT starts_with(secret, :current) LIMIT :most
      """)
  List<String> behind(String current, int most);

  @Query("UPDATE second_factor SET secret = :anew WHERE member_id = :memberId AND secret = :before")
  void replace(long memberId, String before, String anew);
}
