package dev.bowline.host.metrics;

import dev.bowline.contract.metrics.Sample;
import java.time.Duration;
import java.time.Instant;

/**
 * The host's counters at one moment.
 *
 * @param busyTicks of all processors since the start, neither idle nor waiting for a disk
 * @param allTicks of all processors since the start
 * @param rxBytes received by all interfaces but loopback
 * @param txBytes sent by all interfaces but loopback
 */
record Reading(
    Instant at,
    long busyTicks,
    long allTicks,
    Sample.Memory memory,
    Sample.Disk disk,
    long rxBytes,
    long txBytes,
    Sample.Load load,
    long uptimeSeconds) {

  private static final double BITS_PER_MEGABIT = 1e6;

  /** The sample of now, whose rates speak of the time since {@code before}. */
  Sample since(Reading before) {
    double seconds = Duration.between(before.at, at).toMillis() / 1000.0;
    return new Sample(
        Instant.ofEpochMilli(at.toEpochMilli()),
        percent(busyTicks - before.busyTicks, allTicks - before.allTicks),
        memory,
        disk,
        new Sample.Network(
            rxBytes,
            txBytes,
            megabits(rxBytes - before.rxBytes, seconds),
            megabits(txBytes - before.txBytes, seconds)),
        load,
        uptimeSeconds);
  }

  private static double percent(long part, long whole) {
    return whole <= 0 ? 0 : Math.clamp(100.0 * part / whole, 0, 100);
  }

  /**
   * An interface that went away takes its counters along; the rate is then unknown, not negative.
   */
  private static double megabits(long bytes, double seconds) {
    return seconds <= 0 || bytes < 0 ? 0 : bytes * 8 / seconds / BITS_PER_MEGABIT;
  }
}
