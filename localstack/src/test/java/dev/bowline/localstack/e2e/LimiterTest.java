package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.localstack.client.AnotherInstance;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.SigningKey;
import dev.bowline.localstack.suite.EndToEnd;
import dev.bowline.localstack.suite.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A Starter key against two live API processes. */
@EndToEnd
@ResourceLock(Shared.PROCESSORS)
class LimiterTest {

  private static final int CLIENTS = 4;
  private static final int SECONDS = 75;
  private static final int PER_SECOND = 10;
  private static final int PER_MINUTE = 60;

  private final Installation installation = Installation.running();
  private final Path directory;

  LimiterTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** One request, in microseconds of a clock that all processes of a machine share. */
  private record Call(long asked, long answered, int status) {}

  @Test
  void fourClientsAtTwoProcessesNeverExceedARollingWindow() throws Exception {
    SigningKey key = starterKey();
    try (AnotherInstance second = AnotherInstance.start(installation, directory)) {
      List<Call> admitted =
          calls(key, List.of(installation.url(), second.url())).stream()
              .filter(call -> call.status() == 200)
              .toList();
      System.out.printf("Limiter: %d admitted in %d s%n", admitted.size(), SECONDS);
      assertThat(admitted).hasSizeGreaterThan(PER_MINUTE);
      assertThat(mostWithin(admitted, Duration.ofSeconds(1))).isLessThanOrEqualTo(PER_SECOND);
      assertThat(mostWithin(admitted, Duration.ofMinutes(1))).isLessThanOrEqualTo(PER_MINUTE);
    }
  }

  @Test
  @DisplayName("row 72: after Retry-After the key is admitted again")
  void waitingForAsLongAsRetryAfterSaysIsEnough() throws Exception {
    ApiClient api = new ApiClient(installation.url(), installation.authority(), starterKey());
    List<Answer> refused = refused(Collections.nCopies(3 * PER_SECOND, () -> api.get("/v1/me")));
    assertThat(refused).isNotEmpty().allMatch(answer -> answer.code().equals("RATE_LIMITED"));
    long seconds =
        refused.stream()
            .mapToLong(answer -> answer.headers().firstValueAsLong("Retry-After").orElseThrow())
            .max()
            .orElseThrow();
    assertThat(seconds).isBetween(1L, 2L);
    TimeUnit.SECONDS.sleep(seconds);
    assertThat(api.get("/v1/me").status()).isEqualTo(200);
  }

  /** Those that answer 429; all others answer 200. */
  private static List<Answer> refused(List<Callable<Answer>> together) throws Exception {
    List<Answer> refused = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> future : threads.invokeAll(together)) {
        Answer answer = future.get();
        assertThat(answer.status()).as(answer.toString()).isIn(200, 429);
        if (answer.status() == 429) {
          refused.add(answer);
        }
      }
    }
    return refused;
  }

  private SigningKey starterKey() throws IOException {
    return PanelClient.login(installation)
        .createKey(Map.of("name", "Limiter test", "preset", "read_only", "tier", "starter"));
  }

  private List<Call> calls(SigningKey key, List<URI> instances) throws Exception {
    List<Process> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(CallingProcess.start(instances, installation.authority(), key, SECONDS));
    }
    List<Call> calls = new ArrayList<>();
    for (Process client : clients) {
      try (BufferedReader output = client.inputReader()) {
        output.lines().map(LimiterTest::call).forEach(calls::add);
      }
      assertThat(client.waitFor()).isZero();
    }
    return calls;
  }

  private static Call call(String line) {
    String[] words = line.split(" ", 4);
    return new Call(Long.parseLong(words[0]), Long.parseLong(words[1]), Integer.parseInt(words[2]));
  }

  /** The most calls that surely were admitted within one window: asked and answered in it. */
  private static long mostWithin(List<Call> calls, Duration window) {
    long micros = window.toNanos() / 1000;
    return calls.stream()
        .mapToLong(first ->
            calls.stream()
                .filter(call -> call.asked() >= first.asked())
                .filter(call -> call.answered() <= first.asked() + micros)
                .count())
        .max()
        .orElse(0);
  }
}
