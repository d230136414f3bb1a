package dev.bowline.cloud.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttemptRepository extends GenericRepository<AttemptRow, Long> {

  AttemptRow save(AttemptRow row);

  @Query("SELECT * FROM webhook_attempt WHERE delivery_id IN (:deliveries) ORDER BY number")
  List<AttemptRow> of(List<Long> deliveries);

  @Query(
      """
      UPDATE webhook_attempt SET finished_at = :now, status = :status, failure = :failure,
        excerpt = :excerpt
      WHERE delivery_id = :deliveryId AND number = :number
      """)
  void end(
      long deliveryId,
      int number,
      Instant now,
      @Nullable Integer status,
      @Nullable String failure,
      @Nullable String excerpt);
}
