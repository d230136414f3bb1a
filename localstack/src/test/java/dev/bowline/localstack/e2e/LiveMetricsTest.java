package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * How soon and how often a real server sends while somebody looks, and that it stops. The history
 * tells what the cloud has without making a viewer of who asks.
 */
@EndToEnd
@ResourceLock(value = Shared.AGENT, mode = ResourceAccessMode.READ)
@ResourceLock(Shared.VIEWERS)
@ResourceLock(value = Shared.PROCESSORS, mode = ResourceAccessMode.READ)
class LiveMetricsTest {

  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final Duration LOOKING = Duration.ofSeconds(20);
  private static final Duration LEASE = Duration.ofSeconds(30);

  /** A lease that has 20 s left is not renewed; a point of the history is 12 s wide. */
  private static final Duration AT_LEAST = Duration.ofSeconds(20 - 12);

  /** Two batches: the one under way when the lease ends, and the answer that says so. */
  private static final Duration GRACE = Duration.ofSeconds(4);

  /** A host that sends every two seconds begins a new point at least this often. */
  private static final Duration QUIET = Duration.ofSeconds(25);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Installation installation = Installation.running();
  private final Shell shell = Shell.of(installation);
  private final InstantSource clock = InstantSource.system();
  private PanelClient panel;

  @BeforeEach
  void waitUntilNobodyLooks() throws Exception {
    panel = PanelClient.login(installation);
    awaitQuiet();
  }

  @Test
  void isFreshWithinThreeSecondsWhileSomebodyLooksAndQuietThirtySecondsLater() throws Exception {
    Instant began = clock.instant();
    List<Instant> samples = new ArrayList<>();
    samples.add(
        Eventually.find(
            "a sample newer than the first look",
            FRESH,
            () -> Optional.of(look()).filter(began::isBefore)));
    Instant lastLook = began;
    while (clock.instant().isBefore(began.plus(LOOKING))) {
      lastLook = clock.instant();
      Instant seen = look();
      if (seen.isAfter(samples.getLast())) {
        samples.add(seen);
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    assertGaps(samples);

    Instant last = awaitQuiet();
    assertThat(last)
        .as("the last point after a last look at " + lastLook)
        .isBetween(lastLook.plus(AT_LEAST), lastLook.plus(LEASE).plus(GRACE));
    assertThat(samplesOnTheServer(2))
        .as("it samples every 5 s again")
        .satisfies(two ->
            assertThat(Duration.between(two.getFirst(), two.getLast()))
                .isBetween(Duration.ofMillis(4_500), Duration.ofSeconds(7)));
  }

  /** Waits until the history does not grow any more, and answers where it ends. */
  private Instant awaitQuiet() throws Exception {
    Instant[] newest = {newestPoint(), clock.instant()};
    Eventually.holds(
        "that the host sends no more",
        PATIENCE,
        () -> {
          Instant now = newestPoint();
          if (now.isAfter(newest[0])) {
            newest[0] = now;
            newest[1] = clock.instant();
          }
          TimeUnit.SECONDS.sleep(1);
          return clock.instant().isAfter(newest[1].plus(QUIET));
        });
    return newest[0];
  }

  private Instant newestPoint() throws IOException {
    Answer answer = panel.send("GET", metrics() + "/history?range=1h", Map.of());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return Fields.of(answer.json()).list("data", point -> point.instant("at")).getLast();
  }

  private List<Instant> samplesOnTheServer(int count) throws IOException {
    String json =
        shell.onServer(1, "bowline", "metrics", "--last", Integer.toString(count), "--json");
    return Fields.of(JSON.std.anyFrom(json)).list("samples", sample -> sample.instant("at"));
  }

  private static void assertGaps(List<Instant> samples) {
    assertThat(samples).hasSizeGreaterThan((int) (LOOKING.toSeconds() / FRESH.toSeconds()));
    for (int i = 1; i < samples.size(); i++) {
      assertThat(Duration.between(samples.get(i - 1), samples.get(i)))
          .as("between samples, in " + samples)
          .isLessThan(FRESH.plusMillis(500));
    }
  }

  /** A person's page asks; that makes the host send. */
  private Instant look() throws IOException {
    Answer answer = panel.send("GET", metrics(), Map.of());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().get("data") == null ? Instant.EPOCH : answer.data().instant("at");
  }

  private String metrics() {
    return "/panel/servers/" + installation.serverId() + "/metrics";
  }
}
