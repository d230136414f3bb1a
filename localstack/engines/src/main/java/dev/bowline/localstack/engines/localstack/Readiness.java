package dev.bowline.localstack.engines.localstack;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Whether LocalStack has loaded every service that the cloud needs. */
record Readiness(URI endpoint) {

  /** The services that the cloud needs, with commas between them. */
  static final String SERVICES = "dynamodb,sqs,s3,kms,sts";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /**
   * Returns as soon as it has.
   *
   * @throws IOException naming {@code log} when it ends before or takes too long
   */
  void await(BooleanSupplier isAlive, Path log) throws IOException {
    long attempts = PATIENCE.dividedBy(PAUSE);
    try (var http = HttpClient.newHttpClient()) {
      while (!isReached(http)) {
        if (!isAlive.getAsBoolean() || --attempts == 0) {
          throw new IOException("LocalStack does not start, see " + log);
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private boolean isReached(HttpClient http) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint.resolve("/_localstack/health")).timeout(PATIENCE).build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 && allRun(JSON.std.mapFrom(answer.body()));
    } catch (IOException notYet) {
      return false;
    }
  }

  private static boolean allRun(Map<String, Object> health) {
    return health.get("services") instanceof Map<?, ?> states
        && Arrays.stream(SERVICES.split(","))
            .allMatch(service -> "running".equals(states.get(service)));
  }
}
