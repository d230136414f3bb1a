package dev.bowline.cloud.bandwidth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Example;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What several servers have carried together, and each of them. The fields are those of {@link
 * ServerBandwidth}, summed; there is a limit only when each server has one.
 *
 * @param serverId null unless there is exactly one
 * @param asOf the oldest; null when a server has not counted in this month
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Example(
    """
    {"server_id": 1001, "bytes_used": 250000000000, "bytes_total": 1000000000000, "month": "2026-03",
     "megabytes_used": 250000.0, "gigabytes_used": 250.0, "percent": 25.0,
     "rx_bytes": 100000000000, "tx_bytes": 150000000000, "as_of": "2026-03-01T12:00:00Z",
     "servers": [{"server_id": 1001, "bytes_used": 250000000000, "bytes_total": 1000000000000, "month": "2026-03",
     "megabytes_used": 250000.0, "gigabytes_used": 250.0, "percent": 25.0,
     "rx_bytes": 100000000000, "tx_bytes": 150000000000, "as_of": "2026-03-01T12:00:00Z"}]}
    """)
record TotalBandwidth(
    @Nullable Long serverId,
    long bytesUsed,
    @Nullable Long bytesTotal,
    String month,
    double megabytesUsed,
    double gigabytesUsed,
    @Nullable Double percent,
    long rxBytes,
    long txBytes,
    @Nullable Instant asOf,
    List<ServerBandwidth> servers) {

  static TotalBandwidth of(YearMonth month, Usage usage, List<ServerBandwidth> servers) {
    return new TotalBandwidth(
        servers.size() == 1 ? servers.getFirst().serverId() : null,
        usage.bytes(),
        usage.limit(),
        month.toString(),
        usage.megabytes(),
        usage.gigabytes(),
        usage.percent(),
        usage.rxBytes(),
        usage.txBytes(),
        usage.asOf(),
        servers);
  }
}
