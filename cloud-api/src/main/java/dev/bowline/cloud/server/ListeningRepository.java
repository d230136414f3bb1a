package dev.bowline.cloud.server;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** The one row that every instance of the cloud writes. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ListeningRepository extends GenericRepository<ServerRow, Long> {

  /** Notes that the cloud listens {@code now}, anew when it had not since {@code gap}. */
  @Query(
      """
      INSERT INTO listening AS had (one, since, latest) VALUES (true, :now, :now)
      ON CONFLICT (one) DO UPDATE SET
        since = CASE WHEN had.latest < :gap THEN excluded.since ELSE had.since END,
        latest = greatest(had.latest, excluded.latest)
      """)
  void note(Instant now, Instant gap);

  @Query("SELECT since FROM listening")
  Instant since();
}
