package dev.bowline.cloud.bandwidth;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface BandwidthRepository extends GenericRepository<BandwidthRow, Long> {

  /** Does nothing for a server that is gone. */
  @Query(
      """
      INSERT INTO server_bandwidth AS had
        (server_id, month, counter, rx_bytes, tx_bytes, as_of)
      SELECT id, :month, :counter, :rxBytes, :txBytes, :asOf FROM server WHERE id = :serverId
      ON CONFLICT (server_id, month) DO UPDATE SET
        earlier_rx_bytes = had.earlier_rx_bytes
          + CASE WHEN had.counter = excluded.counter THEN 0 ELSE had.rx_bytes END,
        earlier_tx_bytes = had.earlier_tx_bytes
          + CASE WHEN had.counter = excluded.counter THEN 0 ELSE had.tx_bytes END,
        rx_bytes = CASE WHEN had.counter = excluded.counter
          THEN greatest(had.rx_bytes, excluded.rx_bytes) ELSE excluded.rx_bytes END,
        tx_bytes = CASE WHEN had.counter = excluded.counter
          THEN greatest(had.tx_bytes, excluded.tx_bytes) ELSE excluded.tx_bytes END,
        counter = excluded.counter,
        as_of = greatest(had.as_of, excluded.as_of)
      """)
  void keep(long serverId, String month, String counter, long rxBytes, long txBytes, Instant asOf);

  @Query("DELETE FROM server_bandwidth WHERE server_id = :serverId AND month < :oldest")
  void forgetBefore(long serverId, String oldest);

  @Query("SELECT * FROM server_bandwidth WHERE server_id IN (:serverIds) AND month = :month")
  List<BandwidthRow> find(Collection<Long> serverIds, String month);
}
