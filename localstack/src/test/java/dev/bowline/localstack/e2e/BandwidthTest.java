package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The bandwidth of a real server, against what was sent to it. */
@EndToEnd
@ResourceLock(Shared.AGENT)
@ResourceLock(value = Shared.VIEWERS, mode = ResourceAccessMode.READ)
class BandwidthTest {

  private static final long LEAST = 50_000_000;

  /** The host counts once a minute and tells with its next batch, while somebody looks. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final Installation installation = Installation.running();
  private final ApiClient api = ApiClient.of(installation);
  private final Shell shell = Shell.of(installation);
  private final InstantSource clock = InstantSource.system();

  @Test
  void showsWhatWasTransferredThoughTheAgentIsKilledAndStoppedMeanwhile() throws Exception {
    Fields before = counted(clock.instant());
    long receivedBefore = kernel("rx_bytes");
    long sentBefore = kernel("tx_bytes");
    long sent = transfer();
    shell.onServer(1, "systemctl", "kill", "--signal=KILL", "bowline-agent");
    sent += transfer();
    shell.onServer(1, "systemctl", "stop", "bowline-agent");
    sent += transfer();
    Instant over = clock.instant();
    shell.onServer(1, "systemctl", "start", "bowline-agent");
    Fields after = counted(over);

    assertThat(sent).isGreaterThan(LEAST);
    long received = kernel("rx_bytes") - receivedBefore;
    long both = received + kernel("tx_bytes") - sentBefore;
    assertThat(received).isGreaterThanOrEqualTo(sent);
    assertThat(after.number("rx_bytes") - before.number("rx_bytes"))
        .isCloseTo(received, Percentage.withPercentage(2));
    assertThat(after.number("bytes_used") - before.number("bytes_used"))
        .isCloseTo(both, Percentage.withPercentage(2));
    assertThat(shell.onServer(1, "bowline", "bandwidth")).contains(after.text("month"));
  }

  /** Downloads the agent's package to the server and answers how many bytes it has. */
  private long transfer() throws IOException {
    String url =
        "https://10.77.0.1:%d/download/bowline-agent.deb".formatted(installation.url().getPort());
    return Long.parseLong(
        shell.onServer(1, "curl", "-ksfL", "-o", "/dev/null", "-w", "%{size_download}", url));
  }

  /** What the kernel counted on the wire, headers included. */
  private long kernel(String counter) throws IOException {
    return Long.parseLong(
        shell.onServer(1, "cat", "/sys/class/net/host0/statistics/" + counter).strip());
  }

  /** The bandwidth as the host counted it after {@code moment}. */
  private Fields counted(Instant moment) throws Exception {
    return Eventually.find(
        "a count after " + moment,
        PATIENCE,
        () -> {
          TimeUnit.MILLISECONDS.sleep(500);
          Answer look = api.get("/v1/server/metrics");
          assertThat(look.status()).as(look.toString()).isIn(200, 404);
          Answer answer = api.get("/v1/bandwidth");
          assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
          return answer
              .data()
              .optionalText("as_of")
              .map(Instant::parse)
              .filter(moment::isBefore)
              .map(ignored -> answer.data());
        });
  }
}
