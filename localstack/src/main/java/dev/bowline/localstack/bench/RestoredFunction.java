package dev.bowline.localstack.bench;

import dev.bowline.localstack.ApiFunction;
import dev.bowline.localstack.LocalAuthority;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.SigningKey;
import dev.bowline.localstack.gateway.Function;
import dev.bowline.localstack.gateway.FunctionCode;
import dev.bowline.localstack.gateway.FunctionSettings;
import dev.bowline.localstack.gateway.HttpFront;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The first signed request that a fresh instance of the function does after its restore hook,
 * against its tenth. The instance runs beside the local cloud, on the same engines.
 */
record RestoredFunction(Installation installation, SigningKey key) {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int INSTANCES = 5;
  private static final int TENTH = 10;

  Row row() throws IOException, InterruptedException {
    Path code =
        FunctionCode.unpack(
            installation.directory().resolveSibling("cloud-api/target/cloud-api-lambda.zip"),
            run().resolve("bench-function"));
    Timings first = new Timings();
    Timings tenth = new Timings();
    for (int i = 0; i < INSTANCES; i++) {
      measure(code, first, tenth);
    }
    return new Row(
        "Function: first signed request after the restore hook against the tenth (median of %d instances)"
            .formatted(INSTANCES),
        "%.1f ×".formatted(first.median() / tenth.median()),
        "%.0f ms against %.0f ms".formatted(first.median(), tenth.median()));
  }

  private void measure(Path code, Timings first, Timings tenth)
      throws IOException, InterruptedException {
    try (var function =
            new Function(settings(code), run().resolve("logs/bench.log"), (_, _) -> {}, CLOCK);
        var front = open(function, code)) {
      function.start();
      awaitReady(function);
      ApiClient api = new ApiClient(front.url(), installation.authority(), key);
      openConnection(api);
      for (int number = 1; number <= TENTH; number++) {
        double millis = successful(api.get("/v1/me")).took().toNanos() / 1e6;
        if (number == 1) {
          first.add(millis);
        } else if (number == TENTH) {
          tenth.add(millis);
        }
      }
    }
  }

  private Path run() {
    return installation.directory().resolve(".run").toAbsolutePath();
  }

  private FunctionSettings settings(Path code) {
    return ApiFunction.API.settings(
        code,
        1,
        1,
        Map.of(
            "MICRONAUT_CONFIG_FILES",
            run().resolve("api.yml").toString(),
            "BOWLINE_PROVISION_ON_START",
            "false"));
  }

  private HttpFront open(Function function, Path packages) throws IOException {
    try {
      var authority = LocalAuthority.open(run().resolve("authority"), CLOCK);
      var anyPort = new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), 0);
      return HttpFront.open(function, List.of(anyPort), authority.serverTls(), packages, CLOCK);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void awaitReady(Function function) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!function.isReady()) {
      if (System.nanoTime() > until) {
        throw new IOException("The function does not start, see logs/bench.log");
      }
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  /** By a request that the front refuses without asking the function. */
  private static void openConnection(ApiClient api) throws IOException {
    Answer refused = api.send("GET", "/v1/me", "", "X-Padding", "x".repeat(10_240));
    if (refused.status() != 431) {
      throw new IOException("Expected 431: " + refused);
    }
  }

  private static Answer successful(Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw new IOException("Expected 200: " + answer);
    }
    return answer;
  }
}
