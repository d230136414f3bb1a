package dev.bowline.cloud.metrics;

import dev.bowline.contract.metrics.Sample;
import java.util.function.ToDoubleFunction;

/** What is drawn over time. The index is its place in stored summaries: never change one. */
enum Gauge {
  CPU_PERCENT(0, Sample::cpuPercent),
  MEMORY_PERCENT(1, sample -> percent(sample.memory().used(), sample.memory().total())),
  /** Used / (used + usable), as df shows it. */
  DISK_PERCENT(
      2, sample -> percent(sample.disk().used(), sample.disk().used() + sample.disk().usable())),
  RX_MBPS(3, sample -> sample.network().rxMbps()),
  TX_MBPS(4, sample -> sample.network().txMbps()),
  LOAD_1(5, sample -> sample.load().one());

  private final int index;
  private final ToDoubleFunction<Sample> reading;

  Gauge(int index, ToDoubleFunction<Sample> reading) {
    this.index = index;
    this.reading = reading;
  }

  double of(Sample sample) {
    return reading.applyAsDouble(sample);
  }

  int index() {
    return index;
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
