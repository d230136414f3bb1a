package dev.bowline.cloud.metrics;

import dev.bowline.contract.metrics.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/**
 * Averages and peaks of all gauges over a stretch of time.
 *
 * @param from where the stretch begins
 * @param count of the samples within
 * @param sums by {@link Gauge#index}
 * @param peaks by {@link Gauge#index}
 */
record Summary(Instant from, long count, double[] sums, double[] peaks) {

  static Summary empty(Instant from) {
    double[] peaks = new double[Gauge.values().length];
    Arrays.fill(peaks, Double.NEGATIVE_INFINITY);
    return new Summary(from, 0, new double[Gauge.values().length], peaks);
  }

  static Summary of(Instant from, Collection<Sample> samples) {
    Summary summary = empty(from);
    for (Sample sample : samples) {
      summary = summary.with(of(from, sample));
    }
    return summary;
  }

  /** This and {@code other} as one, beginning where this begins. */
  Summary with(Summary other) {
    double[] allSums = sums.clone();
    double[] allPeaks = peaks.clone();
    for (int i = 0; i < Math.min(allSums.length, other.sums.length); i++) {
      allSums[i] += other.sums[i];
      allPeaks[i] = Math.max(allPeaks[i], other.peaks[i]);
    }
    return new Summary(from, count + other.count, allSums, allPeaks);
  }

  double average(Gauge gauge) {
    return sums[gauge.index()] / count;
  }

  double peak(Gauge gauge) {
    return peaks[gauge.index()];
  }

  private static Summary of(Instant from, Sample sample) {
    double[] values = new double[Gauge.values().length];
    for (Gauge gauge : Gauge.values()) {
      values[gauge.index()] = gauge.of(sample);
    }
    return new Summary(from, 1, values, values);
  }
}
