package dev.bowline.cloud.bandwidth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Example;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What one server has carried in the current month.
 *
 * @param bytesUsed received and sent
 * @param bytesTotal what the plan allows; null when it sets no limit
 * @param month such as {@code 2026-11}, in UTC
 * @param megabytesUsed of a million bytes, to two places
 * @param gigabytesUsed of a thousand million bytes, to two places
 * @param percent of {@code bytesTotal}, to two places, over 100 when there was more; null without
 *     it
 * @param asOf when the host last counted; null when it has not in this month
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Example(
    """
    {"server_id": 1001, "bytes_used": 250000000000, "bytes_total": 1000000000000, "month": "2026-03",
     "megabytes_used": 250000.0, "gigabytes_used": 250.0, "percent": 25.0,
     "rx_bytes": 100000000000, "tx_bytes": 150000000000, "as_of": "2026-03-01T12:00:00Z"}
    """)
record ServerBandwidth(
    long serverId,
    long bytesUsed,
    @Nullable Long bytesTotal,
    String month,
    double megabytesUsed,
    double gigabytesUsed,
    @Nullable Double percent,
    long rxBytes,
    long txBytes,
    @Nullable Instant asOf) {

  static ServerBandwidth of(long serverId, YearMonth month, Usage usage) {
    return new ServerBandwidth(
        serverId,
        usage.bytes(),
        usage.limit(),
        month.toString(),
        usage.megabytes(),
        usage.gigabytes(),
        usage.percent(),
        usage.rxBytes(),
        usage.txBytes(),
        usage.asOf());
  }
}
