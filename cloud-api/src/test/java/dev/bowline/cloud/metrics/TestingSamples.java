package dev.bowline.cloud.metrics;

import dev.bowline.contract.metrics.Sample;
import java.time.Instant;

/** Samples for tests. */
final class TestingSamples {

  private TestingSamples() {}

  /** A quarter of the memory in use, 60 percent of the disk. */
  static Sample at(Instant moment, double cpuPercent) {
    return new Sample(
        moment,
        cpuPercent,
        new Sample.Memory(4_000, 1_000, 0, 0),
        new Sample.Disk(1_100, 600, 400, 10, 20),
        new Sample.Network(1_000, 2_000, 1.5, 2.5),
        new Sample.Load(0.1, 0.2, 0.3),
        3_600);
  }
}
