package dev.bowline.cloud.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestTls;
import dev.bowline.cloud.testing.TestingCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Requests per second over HTTPS, signed against open ones of the same server, in turns; a bench,
 * which runs when it is asked for. Prints rows of a Markdown table.
 */
class SignedThroughputBench {

  private static final int CLIENTS = 8;
  private static final int ROUNDS = 4;
  private static final Duration ROUND = Duration.ofSeconds(4);

  @Test
  void withTheStoreAnsweringInProcess() throws Exception {
    measure("DynamoDB's part answered in process", Map.of("testing.instant-admission", true));
  }

  @Test
  void withTheEmulator() throws Exception {
    measure("with DynamoDB Local", Map.of());
  }

  private static void measure(String store, Map<String, Object> settings) throws Exception {
    try (TestingCloud cloud = TestingCloud.start(Front.NETTY, settings);
        HttpClient http =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(TestTls.shared().context())
                .build()) {
      // One for each client, for even the highest tier has a limit.
      List<TestKey> keys =
          IntStream.range(0, CLIENTS).mapToObj(i -> cloud.keys().create()).toList();
      List<Double> signed = new ArrayList<>();
      List<Double> open = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        signed.add(perSecond(http, client -> signed(cloud, keys.get(client))));
        open.add(perSecond(http, client -> open(cloud)));
      }
      double s = median(signed);
      double o = median(open);
      System.out.printf(
          Locale.ROOT,
          "| Signed against open requests per second, %s (median of %d rounds) | %.2f ×"
              + " | %.0f against %.0f, on Netty beside its %d clients |%n",
          store,
          ROUNDS - 1,
          s / o,
          s,
          o,
          CLIENTS);
    }
  }

  private interface Requests {
    HttpRequest next(int client);
  }

  private static double perSecond(HttpClient http, Requests requests) throws Exception {
    long end = System.nanoTime() + ROUND.toNanos();
    List<Future<Long>> counts = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        counts.add(threads.submit(() -> count(http, () -> requests.next(client), end)));
      }
    }
    long sum = 0;
    for (Future<Long> count : counts) {
      sum += count.get();
    }
    return sum / (double) ROUND.toSeconds();
  }

  private static long count(HttpClient http, Supplier<HttpRequest> requests, long end)
      throws Exception {
    long count = 0;
    while (System.nanoTime() < end) {
      var answer = http.send(requests.get(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      count++;
    }
    return count;
  }

  private static HttpRequest signed(TestingCloud cloud, TestKey key) {
    TestRequest request = cloud.client(key).sign(TestRequest.of("GET", "/api/external/v1/me"));
    HttpRequest.Builder builder = HttpRequest.newBuilder(url(cloud, request.target()));
    request.headers().forEach(line -> builder.header(line.name(), line.value()));
    return builder.build();
  }

  private static HttpRequest open(TestingCloud cloud) {
    return HttpRequest.newBuilder(url(cloud, "/v1/health")).build();
  }

  private static URI url(TestingCloud cloud, String target) {
    return URI.create("https://127.0.0.1:" + cloud.port() + target);
  }

  /** Without the first, in which everything was cold. */
  private static double median(List<Double> rounds) {
    return rounds.stream().skip(1).sorted().toList().get((rounds.size() - 1) / 2);
  }
}
