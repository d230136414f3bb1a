package dev.bowline.localstack.e2e;

import dev.bowline.localstack.client.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** The counters under {@code /proc} of test server 1 over time, noted twice a second. */
record KernelCounters(NavigableMap<Long, Map<String, Double>> readings) {

  private static final String FILE = "/var/tmp/kernel-counters";
  private static final int SECTOR_BYTES = 512;
  private static final int KIBIBYTE = 1024;

  private static final String[] COLUMNS = {"busy", "all", "memory", "rx", "tx", "written"};

  /** Begins to note the counters, for so long. */
  static void record(Shell shell, Duration length) throws IOException {
    shell.onServer(
        1,
        "systemd-run",
        "--collect",
        "/bin/bash",
        "-c",
        script(),
        "kernel-counters",
        Long.toString(length.toSeconds()),
        FILE);
  }

  /** What was noted so far. */
  static KernelCounters read(Shell shell) throws IOException {
    NavigableMap<Long, Map<String, Double>> readings = new TreeMap<>();
    for (String line : shell.onServer(1, "cat", FILE).lines().toList()) {
      String[] words = line.split(" ", COLUMNS.length + 1);
      if (words.length == COLUMNS.length + 1) {
        Map<String, Double> reading = new HashMap<>();
        for (int i = 0; i < COLUMNS.length; i++) {
          reading.put(COLUMNS[i], Double.parseDouble(words[i + 1]) * unit(COLUMNS[i]));
        }
        readings.put(Long.parseLong(words[0]), reading);
      }
    }
    return new KernelCounters(readings);
  }

  double meanCpuPercent(long from, long to) {
    return 100 * growth("busy", from, to) / growth("all", from, to);
  }

  double meanMemoryUsed(long from, long to) {
    return readings.subMap(from, true, to, true).values().stream()
        .mapToDouble(reading -> reading.getOrDefault("memory", Double.NaN))
        .average()
        .orElseThrow();
  }

  double growth(String column, long from, long to) {
    return at(column, to) - at(column, from);
  }

  /** The value at that moment, on the straight line between the readings around it. */
  private double at(String column, long millis) {
    var before = readings.floorEntry(millis);
    var after = readings.ceilingEntry(millis);
    if (before == null || after == null) {
      throw new AssertionError("The kernel's counters were not noted at " + millis);
    }
    double low = before.getValue().getOrDefault(column, Double.NaN);
    double high = after.getValue().getOrDefault(column, Double.NaN);
    double span = Math.max(1, after.getKey() - before.getKey());
    return low + (high - low) * (millis - before.getKey()) / span;
  }

  private static String script() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(KernelCounters.class.getResourceAsStream("/kernel-counters.bash"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int unit(String column) {
    return switch (column) {
      case "memory" -> KIBIBYTE;
      case "written" -> SECTOR_BYTES;
      default -> 1;
    };
  }
}
