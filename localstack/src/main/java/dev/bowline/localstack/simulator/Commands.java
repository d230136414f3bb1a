package dev.bowline.localstack.simulator;

import dev.bowline.host.identity.Identity;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** A customer's script that restarts a service on a random server twice a second. */
final class Commands {

  private static final Duration PACE = Duration.ofMillis(500);

  /** The first answer waits for the result; who asks more often than this measures himself. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ApiClient api;
  private final List<Identity> hosts;
  private final ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  Commands(ApiClient api, List<Identity> hosts) {
    this.api = api;
    this.hosts = hosts;
  }

  /** Sends for {@code length} and waits for every result. */
  void send(Duration length) throws InterruptedException {
    RandomGenerator random = RandomGenerator.getDefault();
    long end = System.nanoTime() + length.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (System.nanoTime() < end) {
        long server = hosts.get(random.nextInt(hosts.size())).serverId();
        threads.execute(() -> restart(server));
        Thread.sleep(PACE);
      }
    }
  }

  private void restart(long server) {
    long start = System.nanoTime();
    try {
      String path = "/v1/servers/" + server + "/services/" + SimulatedHost.SERVICE + "/restart";
      String state = end(api.post(path));
      if (state.equals("SUCCEEDED")) {
        millis.add((System.nanoTime() - start) / 1_000_000);
      } else {
        failures.add(state);
      }
    } catch (IOException e) {
      failures.add(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The state in which the job ends, or what kept it from ending. */
  private String end(Answer first) throws IOException, InterruptedException {
    if (first.status() != 202) {
      return first.status() == 200 ? first.data().text("state") : refused(first);
    }
    String path = "/v1/jobs/" + first.data().text("id");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN);
      Answer job = api.get(path);
      if (job.status() != 200) {
        return refused(job);
      }
      if (job.data().optionalText("finished_at").isPresent()) {
        return job.data().text("state");
      }
    }
    return "no result within " + PATIENCE;
  }

  private static String refused(Answer answer) {
    return answer.status() + " " + answer.code();
  }

  /** How the commands went, for a table's cell. */
  String told() {
    List<Long> sorted = millis.stream().sorted().toList();
    return sorted.isEmpty()
        ? "none of %d succeeded".formatted(failures.size())
        : "%d commands, p50 %d ms, p99 %d ms, %d failed"
            .formatted(
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100)),
                failures.size());
  }

  /** Up to three of what went wrong. */
  List<String> examplesOfFailure() {
    return failures.stream().distinct().limit(3).toList();
  }
}
