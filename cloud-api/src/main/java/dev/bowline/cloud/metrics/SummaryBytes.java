package dev.bowline.cloud.metrics;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * A summary as it is stored: the count, then as doubles all sums and all peaks. One of an older
 * version has fewer gauges; those it lacks read as zero.
 */
final class SummaryBytes {

  private SummaryBytes() {}

  static byte[] of(Summary summary) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + summary.sums().length * 2 * Double.BYTES);
    bytes.putLong(summary.count());
    bytes.asDoubleBuffer().put(summary.sums()).put(summary.peaks());
    return bytes.array();
  }

  static Summary read(Instant from, byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    long count = bytes.getLong();
    double[] values = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(values);
    int gauges = values.length / 2;
    int known = Gauge.values().length;
    return new Summary(
        from,
        count,
        Arrays.copyOf(Arrays.copyOf(values, gauges), known),
        Arrays.copyOf(Arrays.copyOfRange(values, gauges, values.length), known));
  }
}
