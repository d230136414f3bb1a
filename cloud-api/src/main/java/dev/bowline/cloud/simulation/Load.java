package dev.bowline.cloud.simulation;

import dev.bowline.cloud.simulation.Curve.Wave;
import dev.bowline.contract.metrics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How busy a simulated host is: busiest in the early afternoon, quieter in the night and at the
 * weekend, never quite still. A function of the tenant and the time alone.
 */
public final class Load {

  private static final double DAY = Duration.ofDays(1).toSeconds();
  private static final double BUSIEST = Duration.ofHours(14).toSeconds();
  private static final double WEEK = 7 * DAY;

  /** A Tuesday, since 1970 began on a Thursday. */
  private static final double BUSIEST_DAY = 5 * DAY + BUSIEST;

  private static final double MILLIS = 1_000.0;
  private static final double BYTES_PER_MEGABIT = 125_000;
  private static final double FIVE_MINUTES = 300;
  private static final double QUARTER = 900;
  private static final double HOUR = 3_600;
  private static final long DISK_BYTES = 80L << 30;
  private static final long USABLE_BYTES = 76L << 30;

  private final Curve activity;
  private final double phase;

  private Load(long tenantId) {
    phase = tenantId % 977;
    activity =
        new Curve(
            0.5,
            List.of(
                new Wave(0.24, DAY, BUSIEST),
                new Wave(0.06, WEEK, BUSIEST_DAY),
                new Wave(0.05, DAY / 2, BUSIEST),
                new Wave(0.04, 2_820, phase),
                new Wave(0.04, 660, 2 * phase),
                new Wave(0.03, 97, 3 * phase),
                new Wave(0.02, 23, phase)));
  }

  /**
   * What was carried.
   *
   * @param rxBytes received
   * @param txBytes sent
   */
  public record Carried(long rxBytes, long txBytes) {}

  /** The load of the tenant's host. */
  public static Load of(long tenantId) {
    return new Load(tenantId);
  }

  /** What the host's network carried from {@code from} to {@code to}. */
  public Carried carried(Instant from, Instant to) {
    double seconds = seconds(to) - seconds(from);
    double active = activity.between(seconds(from), seconds(to));
    return new Carried(
        bytes(receivedMegabits(seconds, active)), bytes(sentMegabits(seconds, active)));
  }

  /** What the host measures at {@code at}. */
  public Sample sample(Instant at) {
    double now = seconds(at);
    double busy = activity.at(now);
    Instant bootedAt = Machine.bootedAt(at);
    return new Sample(
        at,
        rounded(cpuPercent(busy)),
        memory(now),
        disk(now, seconds(bootedAt)),
        network(bootedAt, at, busy),
        new Sample.Load(
            rounded(load(activity.mean(now, 60))),
            rounded(load(activity.mean(now, FIVE_MINUTES))),
            rounded(load(activity.mean(now, QUARTER)))),
        Duration.between(bootedAt, at).toSeconds());
  }

  private Sample.Memory memory(double now) {
    double used = 0.3 + 0.35 * activity.mean(now, HOUR);
    return new Sample.Memory(
        Machine.MEMORY_BYTES, (long) (used * Machine.MEMORY_BYTES), 2L << 30, 48L << 20);
  }

  /** It fills for a month, until old logs and caches are cleared away. */
  private Sample.Disk disk(double now, double boot) {
    double month = 30 * DAY;
    double filled = 0.38 + 0.06 * ((now + phase * HOUR) % month) / month;
    long used = (long) (filled * USABLE_BYTES);
    double active = activity.between(boot, now);
    return new Sample.Disk(
        DISK_BYTES,
        used,
        USABLE_BYTES - used,
        (long) (active * 190_000),
        (long) (active * 410_000));
  }

  private Sample.Network network(Instant bootedAt, Instant at, double busy) {
    Carried carried = carried(bootedAt, at);
    return new Sample.Network(
        carried.rxBytes(),
        carried.txBytes(),
        rounded(receivedMegabits(1, busy)),
        rounded(sentMegabits(1, busy)));
  }

  private static double cpuPercent(double busy) {
    return 2 + 55 * busy;
  }

  private static double load(double busy) {
    return Machine.CPUS * cpuPercent(busy) / 100;
  }

  private static double receivedMegabits(double seconds, double active) {
    return 0.3 * seconds + 1.8 * active;
  }

  private static double sentMegabits(double seconds, double active) {
    return 0.5 * seconds + 4.4 * active;
  }

  private static long bytes(double megabits) {
    return Math.round(megabits * BYTES_PER_MEGABIT);
  }

  private static double seconds(Instant moment) {
    return moment.toEpochMilli() / MILLIS;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
