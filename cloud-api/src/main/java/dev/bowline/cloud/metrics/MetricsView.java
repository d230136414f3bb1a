package dev.bowline.cloud.metrics;

import dev.bowline.cloud.exchange.Example;
import dev.bowline.contract.metrics.Sample;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/** A sample as clients see it: the host's own fields, and percentages to two places. */
@Serdeable(naming = SnakeCaseStrategy.class)
@Example(
    """
    {"at": "2026-03-01T12:00:00Z", "cpu_percent": 12.5,
     "memory": {"total": 4000000000, "used": 1000000000, "swap_total": 0, "swap_used": 0},
     "disk": {"total": 40000000000, "used": 10000000000, "usable": 28000000000,
       "read": 7300000000, "written": 9100000000},
     "network": {"rx_bytes": 52000000, "tx_bytes": 31000000, "rx_mbps": 1.2, "tx_mbps": 0.4},
     "load": {"one": 0.4, "five": 0.3, "fifteen": 0.2}, "uptime_seconds": 86400,
     "memory_percent": 25.0, "disk_percent": 26.32}
    """)
record MetricsView(
    Instant at,
    double cpuPercent,
    Memory memory,
    Disk disk,
    Network network,
    Load load,
    long uptimeSeconds,
    double memoryPercent,
    double diskPercent) {

  private static final double HUNDREDTHS = 100.0;

  /** Memory in bytes, as {@link Sample.Memory} has it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Memory(long total, long used, long swapTotal, long swapUsed) {}

  /** Disk in bytes, as {@link Sample.Disk} has it. */
  @Serdeable
  record Disk(long total, long used, long usable, long read, long written) {}

  /** Network traffic, as {@link Sample.Network} has it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Network(long rxBytes, long txBytes, double rxMbps, double txMbps) {}

  /** Load averages over one, five and fifteen minutes. */
  @Serdeable
  record Load(double one, double five, double fifteen) {}

  static MetricsView of(Sample sample) {
    Sample.Load load = sample.load();
    return new MetricsView(
        sample.at(),
        sample.cpuPercent(),
        memory(sample.memory()),
        disk(sample.disk()),
        network(sample.network()),
        new Load(load.one(), load.five(), load.fifteen()),
        sample.uptimeSeconds(),
        rounded(Gauge.MEMORY_PERCENT.of(sample)),
        rounded(Gauge.DISK_PERCENT.of(sample)));
  }

  static double rounded(double value) {
    return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
  }

  private static Memory memory(Sample.Memory memory) {
    return new Memory(memory.total(), memory.used(), memory.swapTotal(), memory.swapUsed());
  }

  private static Disk disk(Sample.Disk disk) {
    return new Disk(disk.total(), disk.used(), disk.usable(), disk.read(), disk.written());
  }

  private static Network network(Sample.Network network) {
    return new Network(network.rxBytes(), network.txBytes(), network.rxMbps(), network.txMbps());
  }
}
