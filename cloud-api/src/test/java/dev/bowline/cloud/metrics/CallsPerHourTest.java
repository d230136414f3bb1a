package dev.bowline.cloud.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Metering;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one server causes in an hour; the cost model of iac reads the file. */
class CallsPerHourTest {

  private static final Path KEPT =
      Path.of("../iac/src/main/resources/dev/bowline/iac/cost/calls-per-hour.txt");

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SAMPLE = Duration.ofSeconds(5);
  private static final Duration BATCH = Duration.ofMinutes(5);
  private static final Duration STREAM = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofSeconds(20);

  /**
   * Far ahead, or DynamoDB would forget items as expired, and always the same, because its digits
   * are among the bytes that are counted.
   */
  private static final Instant START = Instant.parse("2056-11-24T12:00:00Z");

  private final TestingCloud cloud = TestingServers.cloud(Map.of());
  private final Metering metering = cloud.metering();
  private final long tenant = TestingServers.newTenant();

  private final Random figures = new Random(1);
  private long memory = 3L << 30;
  private long disk = 1L << 38;
  private final SimulatedAgent agent;
  private final TestKey key;

  CallsPerHourTest() {
    cloud.clock().stopAt(START);
    agent = TestingServers.enrolled(cloud, tenant);
    key = cloud.keys().tenant(tenant).create();
  }

  @BeforeEach
  void warm() {
    send(1);
    watch();
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void areThoseThatTheBillIsReckonedFrom() throws IOException {
    Map<String, Double> counted = new TreeMap<>();
    idleHour().forEach((what, count) -> counted.put("idle " + what, count));
    watchedHour().forEach((what, count) -> counted.put("watched " + what, count));
    StringBuilder text = new StringBuilder("# situation, what, how often in an hour\n");
    counted.forEach(
        (what, count) -> text.append(what).append(' ').append(number(count)).append('\n'));
    if (Boolean.getBoolean("iac.renew")) {
      Files.createDirectories(KEPT.getParent());
      Files.writeString(KEPT, text);
    }
    assertThat(text.toString())
        .as("-Dtest=CallsPerHourTest -Diac.renew=true writes %s anew", KEPT)
        .isEqualTo(Files.readString(KEPT));
  }

  private static String number(double count) {
    return String.format(Locale.ROOT, "%.1f", count);
  }

  private Map<String, Double> idleHour() {
    cloud.clock().advance(BATCH);
    metering.begin();
    credentials();
    for (int i = 0; i < HOUR.dividedBy(BATCH); i++) {
      cloud.clock().advance(BATCH);
      send((int) BATCH.dividedBy(SAMPLE));
    }
    poll();
    return metering.end();
  }

  /** A stretch of five minutes, twelve times: the stream is the same all hour. */
  private Map<String, Double> watchedHour() {
    watch();
    send(1);
    metering.begin();
    for (int i = 0; i < BATCH.dividedBy(STREAM); i++) {
      cloud.clock().advance(STREAM);
      send(1);
      watch();
    }
    Map<String, Double> hour = new TreeMap<>();
    metering.end().forEach((what, count) -> hour.put(what, count * (int) HOUR.dividedBy(BATCH)));
    metering.begin();
    credentials();
    poll();
    metering.end().forEach((what, count) -> hour.merge(what, count, Double::sum));
    return hour;
  }

  private void send(int samples) {
    Instant now = cloud.clock().instant();
    metering.count("api.Request", 1);
    var sent =
        IntStream.rangeClosed(1, samples)
            .mapToObj(i -> sample(now.minus(SAMPLE.multipliedBy(samples - i))).toFields())
            .toList();
    assertThat(agent.send("POST", "/agent/v1/metrics", Fields.object("samples", sent)).status())
        .isEqualTo(200);
  }

  /** A server that is neither asleep nor busy: its figures wander, as real ones do. */
  private Sample sample(Instant at) {
    memory += figures.nextLong(-4_096, 4_097) * 1_024;
    disk += figures.nextLong(0, 65) * 1_024;
    return new Sample(
        at,
        figures.nextInt(20, 90) / 10.0,
        new Sample.Memory(8L << 30, memory, 1L << 30, 0),
        new Sample.Disk(
            1L << 40,
            disk,
            (1L << 40) - disk,
            figures.nextLong(1L << 16),
            figures.nextLong(1L << 18)),
        new Sample.Network(
            figures.nextLong(1L << 14),
            figures.nextLong(1L << 15),
            figures.nextInt(50) / 5.0,
            figures.nextInt(50) / 5.0),
        new Sample.Load(load(), load(), load()),
        at.getEpochSecond() % 1_000_000);
  }

  private double load() {
    return figures.nextInt(5, 60) / 100.0;
  }

  private void watch() {
    metering.count("api.Request", 1);
    assertThat(cloud.client(key).get("/v1/server/metrics").status()).isEqualTo(200);
  }

  private void credentials() {
    metering.count("api.Request", 1);
    agent.credentials();
  }

  /** The agent asks its queue again as soon as the longest poll that SQS offers has ended. */
  private void poll() {
    metering.count("sqs.ReceiveMessage", (int) HOUR.dividedBy(POLL));
  }
}
