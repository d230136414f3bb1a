package dev.bowline.contract.metrics;

import dev.bowline.contract.wire.Fields;
import java.time.Instant;
import java.util.Map;

/**
 * One measurement of a host. Rates and {@code cpuPercent} speak of the time since the sample
 * before; counters run from the host's start and never fall but at a reboot.
 *
 * @param at the host's clock, in whole milliseconds
 * @param cpuPercent busy share of all processors, 0 to 100
 * @param memory of the whole host
 * @param disk of the root file system, and the counters of all disks
 * @param network of all interfaces but loopback
 * @param load averages
 * @param uptimeSeconds since the host's start
 */
public record Sample(
    Instant at,
    double cpuPercent,
    Memory memory,
    Disk disk,
    Network network,
    Load load,
    long uptimeSeconds) {

  /**
   * Memory in bytes.
   *
   * @param used total less what the kernel calls available
   */
  public record Memory(long total, long used, long swapTotal, long swapUsed) {}

  /**
   * Disk in bytes. The percentage in use is {@code used / (used + usable)}, as {@code df} shows it.
   *
   * @param usable free to unprivileged users
   * @param read read from all disks since the start
   * @param written written to all disks since the start
   */
  public record Disk(long total, long used, long usable, long read, long written) {}

  /**
   * Network traffic.
   *
   * @param rxBytes received since the start
   * @param txBytes sent since the start
   * @param rxMbps megabits (10⁶) received per second
   * @param txMbps megabits (10⁶) sent per second
   */
  public record Network(long rxBytes, long txBytes, double rxMbps, double txMbps) {}

  /** Load averages over one, five and fifteen minutes. */
  public record Load(double one, double five, double fifteen) {}

  /** Its JSON object. */
  public Map<String, Object> toFields() {
    return Fields.object(
        "at", at.toString(),
        "cpu_percent", cpuPercent,
        "memory",
            Fields.object(
                "total", memory.total(),
                "used", memory.used(),
                "swap_total", memory.swapTotal(),
                "swap_used", memory.swapUsed()),
        "disk",
            Fields.object(
                "total", disk.total(),
                "used", disk.used(),
                "usable", disk.usable(),
                "read", disk.read(),
                "written", disk.written()),
        "network",
            Fields.object(
                "rx_bytes", network.rxBytes(),
                "tx_bytes", network.txBytes(),
                "rx_mbps", network.rxMbps(),
                "tx_mbps", network.txMbps()),
        "load", Fields.object("one", load.one(), "five", load.five(), "fifteen", load.fifteen()),
        "uptime_seconds", uptimeSeconds);
  }

  /** Reads its JSON object. */
  public static Sample of(Fields fields) {
    Fields memory = fields.object("memory");
    Fields disk = fields.object("disk");
    Fields network = fields.object("network");
    Fields load = fields.object("load");
    return new Sample(
        fields.instant("at"),
        fields.decimal("cpu_percent"),
        new Memory(
            memory.number("total"),
            memory.number("used"),
            memory.number("swap_total"),
            memory.number("swap_used")),
        new Disk(
            disk.number("total"),
            disk.number("used"),
            disk.number("usable"),
            disk.number("read"),
            disk.number("written")),
        new Network(
            network.number("rx_bytes"),
            network.number("tx_bytes"),
            network.decimal("rx_mbps"),
            network.decimal("tx_mbps")),
        new Load(load.decimal("one"), load.decimal("five"), load.decimal("fifteen")),
        fields.number("uptime_seconds"));
  }
}
