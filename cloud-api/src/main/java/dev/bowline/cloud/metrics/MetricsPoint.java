package dev.bowline.cloud.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bowline.cloud.exchange.Example;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * One point of a history: every {@link Gauge} over a stretch of time. Its names are written out,
 * since a naming strategy would overrule the one it cannot make.
 *
 * @param at where the stretch begins
 */
@Serdeable
@Example(
    """
    {"at": "2026-03-01T12:00:00Z", "cpu_percent": {"avg": 12.5, "max": 80.1},
     "memory_percent": {"avg": 25.0, "max": 25.4}, "disk_percent": {"avg": 26.3, "max": 26.3},
     "rx_mbps": {"avg": 1.2, "max": 9.8}, "tx_mbps": {"avg": 0.4, "max": 3.1},
     "load_1": {"avg": 0.4, "max": 1.9}}
    """)
record MetricsPoint(
    Instant at,
    @JsonProperty("cpu_percent") Spread cpuPercent,
    @JsonProperty("memory_percent") Spread memoryPercent,
    @JsonProperty("disk_percent") Spread diskPercent,
    @JsonProperty("rx_mbps") Spread rxMbps,
    @JsonProperty("tx_mbps") Spread txMbps,
    @JsonProperty("load_1") Spread load) {

  /** The mean and the peak, to two places. */
  @Serdeable
  record Spread(double avg, double max) {}

  static MetricsPoint of(Summary summary) {
    return new MetricsPoint(
        summary.from(),
        spread(summary, Gauge.CPU_PERCENT),
        spread(summary, Gauge.MEMORY_PERCENT),
        spread(summary, Gauge.DISK_PERCENT),
        spread(summary, Gauge.RX_MBPS),
        spread(summary, Gauge.TX_MBPS),
        spread(summary, Gauge.LOAD_1));
  }

  private static Spread spread(Summary summary, Gauge gauge) {
    return new Spread(
        MetricsView.rounded(summary.average(gauge)), MetricsView.rounded(summary.peak(gauge)));
  }
}
