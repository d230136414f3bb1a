package dev.bowline.cloud.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsRoutesTest {

  /** Ahead of the machine's time, or DynamoDB would forget items as expired. */
  private final Instant now =
      Bucket.floor(Instant.now(), Duration.ofHours(1)).plus(Duration.ofHours(1));

  private static final String METRICS = "/agent/v1/metrics";

  private final TestingCloud cloud = TestingServers.cloud(Map.of());
  private final long tenant = TestingServers.newTenant();
  private final SimulatedAgent agent;
  private final TestKey key;

  MetricsRoutesTest() {
    cloud.clock().stopAt(now);
    agent = TestingServers.enrolled(cloud, tenant);
    key = cloud.keys().tenant(tenant).create();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void showsTheLatestSampleWithPercentages() {
    send(TestingSamples.at(now.minusSeconds(10), 10), TestingSamples.at(now.minusSeconds(5), 42.5));
    send(TestingSamples.at(now.minusSeconds(60), 99));

    TestAnswer answer = cloud.client(key).get("/v1/server/metrics");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.data())
        .containsEntry("cpu_percent", 42.5)
        .containsEntry("memory_percent", 25.0)
        .containsEntry("disk_percent", 60.0)
        .containsEntry("uptime_seconds", 3600);
    assertThat(meta(answer))
        .containsEntry("as_of", now.minusSeconds(5).toString())
        .containsEntry("server_id", (int) agent.serverId());
  }

  @Test
  void streamsWhileSomebodyLooksAndThirtySecondsLonger() {
    assertThat(send(TestingSamples.at(now, 1))).isEqualTo(300);

    cloud.client(key).get("/v1/server/metrics");

    assertThat(agent.receive(5).orElseThrow().command())
        .isEqualTo(new Command.WatchMetrics(now.plusSeconds(30)));
    assertThat(send()).isEqualTo(2);
    cloud.clock().advance(Duration.ofSeconds(29));
    cloud.client(key).get("/v1/server/metrics");
    assertThat(agent.receive(0)).as("the lease still lived").isEmpty();
    cloud.clock().advance(Duration.ofSeconds(29));
    assertThat(send()).isEqualTo(2);
    cloud.clock().advance(Duration.ofSeconds(2));
    assertThat(send()).isEqualTo(300);
  }

  @Test
  void tellsTheHostAgainWhileItDoesNotSendThoughSomebodyLooks() {
    for (int second = 0; second <= 58; second += 2) {
      cloud.client(key).get("/v1/server/metrics");
      cloud.clock().advance(Duration.ofSeconds(2));
    }

    assertThat(agent.receive(5)).isPresent();
    assertThat(agent.receive(0)).as("after 30 s").isPresent();
    assertThat(agent.receive(0)).as("no oftener").isEmpty();
    assertThat(send()).isEqualTo(2);
    cloud.clock().advance(Duration.ofSeconds(8));
    cloud.client(key).get("/v1/server/metrics");
    assertThat(agent.receive(0)).as("it knows").isEmpty();
  }

  @Test
  void tellsAtTheNextLookWhatTheQueueDidNotTake() {
    cloud.aws().fail("SendMessage");
    cloud.client(key).get("/v1/server/metrics");
    cloud.aws().fail("");
    cloud.client(key).get("/v1/server/metrics");

    assertThat(agent.receive(5)).isPresent();
    assertThat(agent.receive(0)).isEmpty();
  }

  @Test
  void tellsAHostThatHeardAnEndTooSoon() {
    cloud.client(key).get("/v1/server/metrics");
    assertThat(agent.receive(5)).isPresent();
    cloud.clock().advance(Duration.ofSeconds(31));
    assertThat(send()).isEqualTo(300);

    cloud.client(key).get("/v1/server/metrics");

    assertThat(agent.receive(5)).isPresent();
    assertThat(send()).isEqualTo(2);
  }

  @Test
  void goesOnWhenTheHostsClockStepsBack() {
    send(TestingSamples.at(now.plusSeconds(200), 10));
    cloud.clock().advance(Duration.ofSeconds(11));

    send(TestingSamples.at(now.plusSeconds(11), 20));

    assertThat(cloud.client(key).get("/v1/server/metrics").data())
        .containsEntry("cpu_percent", 20.0);
  }

  @Test
  void leavesNoJobBehindWhenSomebodyLooks() {
    cloud.client(key).get("/v1/server/metrics");

    assertThat(cloud.client(key).get("/v1/jobs").text()).contains("\"data\":[]");
    assertThat(TestingServers.audited(cloud, tenant, "server:" + agent.serverId()))
        .containsExactly("server.create", "server.enrol");
  }

  @Test
  void countsASampleOnceHoweverOftenItIsSent() {
    Sample low = TestingSamples.at(now.minusSeconds(600), 10);
    Sample high = TestingSamples.at(now.minusSeconds(590), 30);

    send(low, high);
    send(high);
    send(low, high);

    List<Map<String, Object>> day = history("24h");
    assertThat(day.getFirst())
        .containsOnlyKeys(
            "at", "cpu_percent", "memory_percent", "disk_percent", "rx_mbps", "tx_mbps", "load_1");
    assertThat(day).hasSize(1);
    assertThat(cpu(day.getFirst())).containsEntry("avg", 20.0).containsEntry("max", 30.0);
  }

  @Test
  void drawsAnHourFromTheSamplesThemselves() {
    for (int minute = 1; minute <= 70; minute++) {
      send(TestingSamples.at(now.minusSeconds(minute * 60L), minute));
    }

    List<Map<String, Object>> hour = history("1h");

    assertThat(hour).hasSizeBetween(58, 60);
    assertThat(hour.getLast()).containsEntry("at", now.minusSeconds(60).toString());
    assertThat(cpu(hour.getLast())).containsEntry("avg", 1.0);
  }

  @Test
  void neverDrawsOver300PointsAndLosesNoPeak() {
    List<Sample> samples = new ArrayList<>();
    for (int hour = 0; hour < 24 * 29; hour++) {
      samples.add(TestingSamples.at(now.minus(Duration.ofHours(hour)), hour == 300 ? 99 : 1));
    }
    samples.forEach(sample -> cloud.bean(Metrics.class).keep(agent.serverId(), List.of(sample)));

    for (String range : List.of("1h", "24h", "7d", "30d")) {
      assertThat(history(range)).as(range).hasSizeBetween(1, 300);
    }
    assertThat(history("30d")).anyMatch(point -> Double.valueOf(99).equals(cpu(point).get("max")));
    assertThat(history("7d")).noneMatch(point -> Double.valueOf(99).equals(cpu(point).get("max")));
  }

  @Test
  void dropsWhatCannotBeTrue() {
    send(
        TestingSamples.at(now.plus(Duration.ofHours(1)), 77),
        TestingSamples.at(now.minus(Duration.ofDays(40)), 77));

    assertThat(cloud.client(key).get("/v1/server/metrics").status()).isEqualTo(404);
    assertThat(history("30d")).isEmpty();
  }

  @Test
  void refusesARangeItDoesNotKnow() {
    TestAnswer answer = cloud.client(key).get("/v1/server/metrics/history?range=1y");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
  }

  @Test
  void refusesASampleThatLacksAField() {
    Map<String, Object> sample = TestingSamples.at(now, 1).toFields();
    sample.remove("load");

    TestAnswer answer = agent.send("POST", METRICS, Fields.object("samples", List.of(sample)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.details()).contains("load");
  }

  @Test
  void keepsEverySampleOfConcurrentBatches() throws Exception {
    Metrics metrics = cloud.bean(Metrics.class);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Sample sample = TestingSamples.at(now.minusSeconds(100 + i), i);
      threads.add(Thread.startVirtualThread(() -> metrics.keep(agent.serverId(), List.of(sample))));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat((Double) cpu(history("24h").getFirst()).get("avg")).isCloseTo(1.0, within(0.01));
  }

  private int send(Sample... samples) {
    TestAnswer answer =
        agent.send(
            "POST",
            METRICS,
            Fields.object("samples", List.of(samples).stream().map(Sample::toFields).toList()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return ((Number) answer.json().getOrDefault("interval_seconds", 0)).intValue();
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> history(String range) {
    TestAnswer answer = cloud.client(key).get("/v1/server/metrics/history?range=" + range);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return (List<Map<String, Object>>) answer.json().getOrDefault("data", List.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cpu(Map<String, Object> point) {
    return (Map<String, Object>) point.getOrDefault("cpu_percent", Map.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> meta(TestAnswer answer) {
    return (Map<String, Object>) answer.json().getOrDefault("meta", Map.of());
  }
}
