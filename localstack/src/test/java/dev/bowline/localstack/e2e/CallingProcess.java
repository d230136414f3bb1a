package dev.bowline.localstack.e2e;

import dev.bowline.contract.Secret;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A client in a process of its own that calls two instances in turn as fast as it is answered, and
 * prints for each answer when it was asked, when it was answered, and the status.
 */
final class CallingProcess {

  private static final String KEY = "BOWLINE_API_KEY";
  private static final String SECRET = "BOWLINE_API_SECRET";

  private CallingProcess() {}

  /** Starts one; key and secret travel in its environment, never in its arguments. */
  static Process start(List<URI> instances, Path authority, SigningKey key, int seconds)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CallingProcess.class.getName(),
            authority.toString(),
            Integer.toString(seconds),
            instances.get(0).toString(),
            instances.get(1).toString());
    builder.environment().put(KEY, key.id());
    builder.environment().put(SECRET, new String(key.secret().reveal(), StandardCharsets.UTF_8));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Arguments: the authority's certificate, for how many seconds, two URLs. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    SigningKey key = new SigningKey(System.getenv(KEY), Secret.of(System.getenv(SECRET)));
    Path authority = Path.of(arguments[0]);
    List<ApiClient> instances =
        List.of(
            new ApiClient(URI.create(arguments[2]), authority, key),
            new ApiClient(URI.create(arguments[3]), authority, key));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1]));
    for (int i = 0; System.nanoTime() < end; i++) {
      long asked = System.nanoTime();
      Answer answer = instances.get(i % instances.size()).get("/v1/me");
      long retryAfter = answer.headers().firstValueAsLong("Retry-After").orElse(0);
      System.out.println(
          asked / 1000 + " " + System.nanoTime() / 1000 + " " + answer.status() + " " + retryAfter);
      if (answer.status() == 429) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }
}
