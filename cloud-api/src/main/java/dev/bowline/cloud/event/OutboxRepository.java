package dev.bowline.cloud.event;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OutboxRepository extends GenericRepository<OutboxRow, Long> {

  OutboxRow save(OutboxRow row);

  void delete(OutboxRow row);

  long count();

  /** The oldest events that no other instance is busy with. */
  @Query("SELECT * FROM event_outbox ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED")
  List<OutboxRow> lockOldest(int most);
}
