package dev.bowline.host.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.metrics.Bandwidth;
import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.bandwidth.Traffic;
import dev.bowline.host.cloud.Backoff;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.system.Log;
import dev.bowline.host.testing.Eventually;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {

  @TempDir Path directory;

  private final FakeClock clock = new FakeClock();
  private final Pace pace = new Pace(clock);
  private final AtomicBoolean isUp = new AtomicBoolean(true);
  private final FakeCloud cloud =
      new FakeCloud(sent ->
          isUp.get()
              ? FakeCloud.accepted("interval_seconds", 300)
              : new CloudAnswer.Unavailable("away"));

  private Ring ring;
  private Traffic traffic;
  private Thread sender;
  private Metrics metrics;

  @BeforeEach
  void start() {
    ring = new Ring(directory.resolve("samples"), 1000);
    traffic =
        new Traffic(
            directory.resolve("bandwidth.json"),
            Path.of("/"),
            clock,
            new Random(1),
            new Log(System.err));
    metrics =
        new Metrics(
            () -> reading(clock.instant().getEpochSecond()), ring, traffic, pace, cloud, clock);
    sender =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                metrics.send(
                    new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1)),
                    Thread::sleep);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @AfterEach
  void stop() throws InterruptedException {
    sender.interrupt();
    sender.join();
    ring.close();
  }

  @Test
  void sendsTheFirstSampleAtOnceAndThenEveryFiveMinutes() {
    sample();
    Eventually.holds(() -> cloud.sent.size() == 1);
    for (int i = 0; i < 59; i++) {
      clock.advance(Duration.ofSeconds(5));
      sample();
    }
    clock.advance(Duration.ofSeconds(5));
    sample();
    Eventually.holds(() -> samples(cloud.sent.size() - 1).size() + cloud.sent.size() >= 60);
    assertThat(cloud.sent).hasSize(2);
    assertThat(samples(1)).hasSizeBetween(59, 60);
  }

  @Test
  void doesNotWaitForAClockThatSteppedBack() {
    sample();
    Eventually.holds(() -> cloud.sent.size() == 1);
    clock.advance(Duration.ofHours(-1));
    sample();
    Eventually.holds(() -> cloud.sent.size() == 2);
  }

  @Test
  void sendsAtOnceWhenSomebodyBeginsToLook() {
    sample();
    Eventually.holds(() -> cloud.sent.size() == 1);
    pace.watch(clock.instant().plusSeconds(30));
    for (int i = 2; i < 6; i++) {
      clock.advance(Duration.ofSeconds(2));
      sample();
      int expected = i;
      Eventually.holds(() -> cloud.sent.size() == expected);
    }
  }

  @Test
  void sendsLaterWhatCouldNotBeSentDuringAnOutage() {
    isUp.set(false);
    for (int i = 0; i < 450; i++) {
      ring.append(RingTest.sample(i));
    }
    sample();
    Eventually.holds(() -> cloud.sent.size() > 3);
    isUp.set(true);
    Eventually.holds(() -> ring.unsent(1).isEmpty());
    int size = cloud.sent.size();
    assertThat(samples(size - 3).size() + samples(size - 2).size() + samples(size - 1).size())
        .isEqualTo(451);
  }

  @Test
  void leavesOutABatchThatTheCloudWillNeverTake() {
    cloud.answer(sent -> new CloudAnswer.Refused(400, "INVALID_BODY"));
    sample();
    Eventually.holds(() -> !cloud.sent.isEmpty() && ring.unsent(1).isEmpty());
  }

  private Optional<Bandwidth> recorded() {
    return Traffic.recorded(directory.resolve("bandwidth.json"));
  }

  private void sample() {
    Reading before = reading(clock.instant().getEpochSecond() - 5);
    ring.append(reading(clock.instant().getEpochSecond()).since(before));
    metrics.sampled();
  }

  private List<Sample> samples(int request) {
    return cloud.sent.get(request).body().list("samples", Sample::of);
  }

  private Reading reading(long second) {
    Sample sample = RingTest.sample(0);
    return new Reading(
        clock.instant(),
        second,
        2 * second,
        sample.memory(),
        sample.disk(),
        1_000_000 * second,
        500_000 * second,
        sample.load(),
        second);
  }

  @Test
  void sendsTheBandwidthOnceWithABatchOfSamples() {
    traffic.count();
    sample();
    Eventually.holds(() -> cloud.sent.size() == 1);
    Bandwidth told = Bandwidth.of(cloud.sent.getFirst().body().object("bandwidth"));
    assertThat(told.asOf()).isEqualTo(clock.instant());
    clock.advance(Duration.ofMinutes(5));
    sample();
    Eventually.holds(() -> cloud.sent.size() == 2);
    assertThat(cloud.sent.getLast().body().has("bandwidth")).isFalse();
  }

  @Test
  void sendsTheBandwidthAgainAfterAnOutage() {
    isUp.set(false);
    traffic.count();
    sample();
    Eventually.holds(() -> cloud.sent.size() > 2);
    isUp.set(true);
    Eventually.holds(() -> traffic.unreported().isEmpty());
    assertThat(cloud.sent).allMatch(sent -> sent.body().has("bandwidth"));
  }

  @Test
  void countsTheTrafficOnceMoreWhenItStops() throws InterruptedException {
    Thread sampler =
        Thread.ofPlatform()
            .start(() -> {
              try {
                metrics.sample(Thread::sleep);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Eventually.holds(() -> recorded().isPresent());
    clock.advance(Duration.ofSeconds(10));
    sampler.interrupt();
    sampler.join();
    assertThat(recorded().orElseThrow().asOf()).isEqualTo(clock.instant());
  }

  @Test
  void countsRatesOverTheTimeBetweenTwoReadings() {
    Reading before = reading(100);
    clock.advance(Duration.ofSeconds(4));
    Sample sample = reading(104).since(before);
    assertThat(sample.cpuPercent()).isEqualTo(50);
    assertThat(sample.network().rxMbps()).isEqualTo(8);
    assertThat(sample.network().txMbps()).isEqualTo(4);
    assertThat(Sample.of(Fields.of(sample.toFields()))).isEqualTo(sample);
  }

  @Test
  void showsNoNegativeRateWhenAnInterfaceGoesAway() {
    Reading before = reading(100);
    clock.advance(Duration.ofSeconds(4));
    assertThat(reading(90).since(before).network().rxMbps()).isZero();
  }
}
