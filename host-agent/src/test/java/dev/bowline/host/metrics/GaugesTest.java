package dev.bowline.host.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.bowline.contract.metrics.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Against what the kernel of this machine says in {@code /proc}. */
final class GaugesTest {

  private static final Pattern WHOLE_DISK =
      Pattern.compile("sd[a-z]+|vd[a-z]+|xvd[a-z]+|nvme\\d+n\\d+|mmcblk\\d+");
  private static final Duration LOAD = Duration.ofSeconds(3);
  private static final int SECTOR = 512;

  private final Gauges gauges = new Gauges(InstantSource.system());

  @Test
  void agreesWithTheKernelOnTheProcessorsUnderLoad() throws IOException {
    Reading before = gauges.get();
    long[] kernelBefore = ticks();
    burn();
    Sample sample = gauges.get().since(before);
    assertThat(sample.cpuPercent()).isCloseTo(percent(kernelBefore, ticks()), offset(3.0));
    assertThat(sample.cpuPercent()).isGreaterThan(20);
  }

  @Test
  void agreesWithTheKernelOnMemory() throws IOException {
    Sample.Memory memory = gauges.get().memory();
    long total = kilobytes("MemTotal:");
    assertThat(memory.total()).isEqualTo(total);
    assertThat(memory.used()).isCloseTo(total - kilobytes("MemAvailable:"), withinPercentage(10));
  }

  @Test
  void agreesWithTheKernelOnTrafficWithoutLoopback() throws IOException {
    Reading reading = gauges.get();
    List<String> lines = Files.readAllLines(Path.of("/proc/net/dev"));
    long received =
        lines.stream()
            .skip(2)
            .map(line -> line.strip().split("[:\\s]+"))
            .filter(words -> !words[0].equals("lo"))
            .mapToLong(words -> Long.parseLong(words[1]))
            .sum();
    assertThat(reading.rxBytes()).isCloseTo(received, withinPercentage(2));
  }

  @Test
  void agreesWithTheKernelOnTheDisks() throws IOException {
    Reading reading = gauges.get();
    long written =
        Files.readAllLines(Path.of("/proc/diskstats")).stream()
            .map(line -> line.strip().split("\\s+"))
            .filter(words -> WHOLE_DISK.matcher(words[2]).matches())
            .mapToLong(words -> Long.parseLong(words[9]) * SECTOR)
            .sum();
    assertThat(reading.disk().written()).isCloseTo(written, withinPercentage(2));
  }

  @Test
  void agreesWithDfOnTheRootFileSystem() throws IOException, InterruptedException {
    Sample.Disk disk = gauges.get().disk();
    Process df = new ProcessBuilder("df", "-B1", "--output=size,used,avail", "/").start();
    String[] words =
        new String(df.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList()
            .getLast()
            .strip()
            .split("\\s+", 3);
    assertThat(df.waitFor()).isZero();
    assertThat(disk.total()).isEqualTo(Long.parseLong(words[0]));
    assertThat(disk.used()).isCloseTo(Long.parseLong(words[1]), withinPercentage(1));
    assertThat(disk.usable()).isCloseTo(Long.parseLong(words[2]), withinPercentage(1));
  }

  @Test
  void agreesWithTheKernelOnLoadAndUptime() throws IOException {
    Reading reading = gauges.get();
    double one = Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0]);
    assertThat(reading.load().one()).isCloseTo(one, offset(1.0));
    assertThat((double) reading.uptimeSeconds()).isCloseTo(uptime, offset(2.0));
  }

  private static void burn() {
    long end = System.nanoTime() + LOAD.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static double percent(long[] before, long[] after) {
    long all = Arrays.stream(after).limit(8).sum() - Arrays.stream(before).limit(8).sum();
    long idle = after[3] + after[4] - before[3] - before[4];
    return 100.0 * (all - idle) / all;
  }

  private static long[] ticks() throws IOException {
    String first = Files.readAllLines(Path.of("/proc/stat")).getFirst();
    return Arrays.stream(first.split("\\s+")).skip(1).mapToLong(Long::parseLong).toArray();
  }

  private static long kilobytes(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/meminfo")).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
