package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bowline.contract.metrics.Sample;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What the API says of a server under load, against what the server's kernel says. The kernel's
 * counters are noted twice a second with the time, so that both are read at the same moments.
 */
@EndToEnd
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(value = Shared.VIEWERS, mode = ResourceAccessMode.READ)
@ResourceLock(value = Shared.PROCESSORS, mode = ResourceAccessMode.READ)
class HostMetricsTest {

  private static final Duration LOAD = Duration.ofSeconds(60);
  private static final double CPU_POINTS = 3.0;
  private static final Percentage TWO_PERCENT = Percentage.withPercentage(2);

  private final Installation installation = Installation.running();
  private final ApiClient api = ApiClient.of(installation);
  private final Shell shell = Shell.of(installation);

  @BeforeEach
  void beginLoad() throws Exception {
    KernelCounters.record(shell, LOAD.plusSeconds(20));
    ServerLoad.start(shell, installation, LOAD.plusSeconds(15));
  }

  @AfterEach
  void endLoad() throws Exception {
    ServerLoad.stop(shell);
  }

  @Test
  void cpuMemoryDiskAndNetworkAgreeWithTheKernel() throws Exception {
    NavigableMap<Long, Sample> samples = watch();
    long from = samples.firstKey();
    long to = samples.lastKey();
    assertThat(to - from).isGreaterThan(LOAD.minusSeconds(10).toMillis());

    KernelCounters kernel = KernelCounters.read(shell);
    assertThat(meanCpu(samples)).isCloseTo(kernel.meanCpuPercent(from, to), within(CPU_POINTS));
    assertThat(mean(samples, sample -> sample.memory().used()))
        .isCloseTo(kernel.meanMemoryUsed(from, to), TWO_PERCENT);
    assertThat(growth(samples, sample -> sample.network().rxBytes()))
        .isCloseTo(kernel.growth("rx", from, to), TWO_PERCENT);
    assertThat(growth(samples, sample -> sample.network().txBytes()))
        .isCloseTo(kernel.growth("tx", from, to), TWO_PERCENT);
    assertThat(growth(samples, sample -> sample.disk().written()))
        .isCloseTo(kernel.growth("written", from, to), TWO_PERCENT);
  }

  /** Asks like a person who keeps looking, which makes the host send every two seconds. */
  private NavigableMap<Long, Sample> watch() throws Exception {
    NavigableMap<Long, Sample> samples = new TreeMap<>();
    TimeUnit.SECONDS.sleep(5);
    long end = System.nanoTime() + LOAD.toNanos();
    while (System.nanoTime() < end) {
      Answer answer = api.get("/v1/server/metrics");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      Sample sample = Sample.of(answer.data());
      samples.put(sample.at().toEpochMilli(), sample);
      TimeUnit.MILLISECONDS.sleep(500);
    }
    samples.pollFirstEntry();
    return samples;
  }

  /** The mean over time: each sample speaks of the stretch since the one before. */
  private static double meanCpu(NavigableMap<Long, Sample> samples) {
    double weighted = 0;
    long before = samples.firstKey();
    for (var entry : samples.tailMap(before, false).entrySet()) {
      weighted += entry.getValue().cpuPercent() * (entry.getKey() - before);
      before = entry.getKey();
    }
    return weighted / (before - samples.firstKey());
  }

  private static double mean(NavigableMap<Long, Sample> samples, ToDoubleFunction<Sample> gauge) {
    return samples.values().stream().mapToDouble(gauge).average().orElseThrow();
  }

  private static double growth(
      NavigableMap<Long, Sample> samples, ToDoubleFunction<Sample> counter) {
    return counter.applyAsDouble(samples.lastEntry().getValue())
        - counter.applyAsDouble(samples.firstEntry().getValue());
  }
}
