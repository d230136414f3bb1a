package dev.bowline.cloud.metrics;

import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import java.util.Map;

/** Samples and summaries as clients see them: the host's own fields, and percentages. */
final class MetricsView {

  private static final double HUNDREDTHS = 100.0;

  private MetricsView() {}

  static Map<String, Object> of(Sample sample) {
    Map<String, Object> fields = sample.toFields();
    fields.put("memory_percent", rounded(Gauge.MEMORY_PERCENT.of(sample)));
    fields.put("disk_percent", rounded(Gauge.DISK_PERCENT.of(sample)));
    return fields;
  }

  static Map<String, Object> of(Summary summary) {
    Map<String, Object> point = Fields.object("at", summary.from().toString());
    for (Gauge gauge : Gauge.values()) {
      point.put(
          gauge.word(),
          Fields.object(
              "avg", rounded(summary.average(gauge)), "max", rounded(summary.peak(gauge))));
    }
    return point;
  }

  private static double rounded(double value) {
    return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
  }
}
