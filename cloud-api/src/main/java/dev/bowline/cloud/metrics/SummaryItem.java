package dev.bowline.cloud.metrics;

import dev.bowline.cloud.platform.Attributes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A summary as it is stored: the count, and the doubles of sums, then of peaks. An item of an older
 * version has fewer gauges; those it lacks read as zero.
 */
final class SummaryItem {

  private static final String COUNT = "n";
  private static final String VALUES = "values";

  private SummaryItem() {}

  static void write(Summary summary, Map<String, AttributeValue> item) {
    ByteBuffer bytes = ByteBuffer.allocate(summary.sums().length * 2 * Double.BYTES);
    bytes.asDoubleBuffer().put(summary.sums()).put(summary.peaks());
    item.put(COUNT, Attributes.of(summary.count()));
    item.put(VALUES, Attributes.of(bytes.array()));
  }

  static Summary read(Instant from, Map<String, AttributeValue> item) {
    double[] values = new double[Attributes.bytes(item, VALUES).length / Double.BYTES];
    ByteBuffer.wrap(Attributes.bytes(item, VALUES)).asDoubleBuffer().get(values);
    int gauges = values.length / 2;
    int known = Gauge.values().length;
    return new Summary(
        from,
        Attributes.number(item, COUNT),
        Arrays.copyOf(Arrays.copyOf(values, gauges), known),
        Arrays.copyOf(Arrays.copyOfRange(values, gauges, values.length), known));
  }
}
