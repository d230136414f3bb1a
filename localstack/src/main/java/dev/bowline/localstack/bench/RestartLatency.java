package dev.bowline.localstack.bench;

import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Shell;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * How much longer a restart takes through the API than by {@code systemctl} on the server itself,
 * in turns, beside what the queue alone takes. The server times its own restart, so starting a
 * process from outside does not count.
 */
record RestartLatency(ApiClient api, Shell shell, QueueLatency queue) {

  private static final int ROUNDS = 20;

  /** systemd refuses a sixth start within ten seconds. */
  private static final long PAUSE_SECONDS = 3;

  private static final String TIMED =
      "start=$(date +%s%N); systemctl restart nginx; end=$(date +%s%N); echo $((end - start))";

  Row row() throws IOException, InterruptedException {
    Timings through = new Timings();
    Timings own = new Timings();
    for (int i = 0; i < ROUNDS; i++) {
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
      Answer answer = api.post("/v1/server/services/nginx/restart");
      if (answer.status() != 200) {
        throw new IOException("The restart failed: " + answer);
      }
      through.add(answer.took().toNanos() / 1e6);
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
      own.add(Long.parseLong(shell.onServer(1, "bash", "-c", TIMED)) / 1e6);
    }
    double added = through.median() - own.median();
    double raw = queue.median();
    return new Row(
        "Restart of nginx through API, queue and agent, less systemctl's own time,"
            + " against one message through the queue alone (median of %d)".formatted(ROUNDS),
        "%.1f ×".formatted(added / raw),
        "%.0f ms against %.0f ms; request to answer %.0f ms, systemctl alone %.0f ms"
            .formatted(added, raw, through.median(), own.median()));
  }
}
