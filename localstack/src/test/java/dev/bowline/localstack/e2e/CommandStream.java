package dev.bowline.localstack.e2e;

import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Shell;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Commands that keep arriving, each for an instance {@code probe@RUN-N} of its own. While the API
 * is down, nothing is sent; an answer that got lost leaves its command uncounted among the jobs,
 * but its starts are counted all the same.
 */
final class CommandStream implements AutoCloseable {

  private static final long PAUSE_MILLIS = 120;

  private final ApiClient api;
  private final String run;
  private final Map<String, String> jobs = new ConcurrentHashMap<>();
  private final Thread sender;
  private volatile boolean sending = true;

  private CommandStream(ApiClient api, String run) {
    this.api = api;
    this.run = run;
    this.sender = Thread.ofVirtual().unstarted(this::send);
  }

  static CommandStream start(ApiClient api, String run) {
    CommandStream stream = new CommandStream(api, run);
    stream.sender.start();
    return stream;
  }

  void stopSending() {
    sending = false;
    try {
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The final state of each command's job, by the instance it started. */
  Map<String, String> awaitEnds(Duration patience) throws Exception {
    Map<String, String> states = new TreeMap<>();
    Eventually.holds(
        "The end of every job",
        patience,
        () -> {
          for (var job : jobs.entrySet()) {
            if (!states.containsKey(job.getKey())) {
              Fields data = api.get("/v1/jobs/" + job.getValue()).data();
              if (data.optionalText("finished_at").isPresent()) {
                states.put(job.getKey(), data.text("state"));
              }
            }
          }
          return states.size() == jobs.size();
        });
    return states;
  }

  /** How often each instance of {@code run} was started, as the unit itself noted. */
  static Map<String, Integer> startsOnHost(Shell shell, String run) throws IOException {
    Map<String, Integer> starts = new TreeMap<>();
    shell
        .onServer(1, "cat", "/var/lib/probe/log")
        .lines()
        .filter(line -> line.startsWith(run + "-"))
        .forEach(line -> starts.merge(line.strip(), 1, Integer::sum));
    return starts;
  }

  @Override
  public void close() {
    stopSending();
  }

  private void send() {
    for (int i = 0; sending; i++) {
      String instance = run + "-" + i;
      try {
        Answer answer =
            api.post("/v1/server/services/probe@" + instance + "/start", "Prefer", "respond-async");
        if (answer.status() == 202 || answer.status() == 200) {
          jobs.put(instance, answer.data().text("id"));
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (IOException cloudIsDown) {
        pause();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
