package dev.bowline.localstack.simulator;

import dev.bowline.host.cloud.Trust;
import dev.bowline.host.cloud.UrlConnections;
import dev.bowline.host.identity.Identity;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Holds many agents, sends them commands, cuts all of them off, and tells how they come back. */
public final class Simulator {

  /** Long enough that each agent pauses for as long as it ever does. */
  private static final Duration OUTAGE = Duration.ofMinutes(3);

  private static final Duration QUIET = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Agents that start at a time, which costs them more than all that follows. */
  private static final int STARTING = 16;

  private final Installation installation;
  private final Network network;
  private final Figures figures = new Figures();

  private Simulator(Installation installation) throws IOException {
    this.installation = installation;
    String authority = Files.readString(installation.authority());
    this.network = new Network(new UrlConnections(Trust.sockets(Optional.of(authority))));
  }

  /**
   * Simulates against the local cloud of this checkout, which must run.
   *
   * @param arguments how many agents, as one number
   * @throws IOException if the cloud stops answering
   * @throws InterruptedException if it is stopped
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int agents = Integer.parseInt(arguments[0]);
    System.setProperty("http.maxConnections", Integer.toString(2 * agents));
    new Simulator(Installation.running()).run(agents);
    System.exit(0);
  }

  private void run(int agents) throws IOException, InterruptedException {
    SigningKey key =
        PanelClient.login(installation)
            .createKey(Map.of("name", "Simulator", "preset", "full_access", "tier", "enterprise"));
    ApiClient api = new ApiClient(installation.url(), installation.authority(), key);
    Fleet fleet = new Fleet(installation, network);
    say("Enrolling " + agents + " agents");
    List<Identity> hosts = fleet.enrolled(agents);
    start(fleet, hosts);
    await("every agent's first poll", () -> figures.held() == agents);

    say("Sending commands for " + QUIET.toSeconds() + " s");
    long failuresBefore = figures.failures();
    Commands quiet = new Commands(api, hosts);
    quiet.send(QUIET);
    long failures = figures.failures() - failuresBefore;
    int held = figures.held();

    say("Nothing gets through for " + OUTAGE.toSeconds() + " s");
    network.fail();
    Thread.sleep(OUTAGE);
    int away = figures.away();
    figures.forgetReturns();
    network.recover();
    Commands returning = new Commands(api, hosts);
    returning.send(QUIET);
    await("every agent's return", () -> figures.held() == agents);
    tell(agents, held, failures, quiet, away, returning);
  }

  private void start(Fleet fleet, List<Identity> hosts) throws InterruptedException {
    Semaphore starting = new Semaphore(STARTING);
    for (int i = 0; i < hosts.size(); i++) {
      SimulatedHost host = fleet.host(hosts.get(i), i + 1, figures);
      starting.acquire();
      Thread.ofVirtual().start(() -> untilInterrupted(() -> host.poll(starting::release)));
      Thread.ofVirtual().start(() -> untilInterrupted(host::sample));
    }
  }

  private interface Loop {
    void run() throws InterruptedException;
  }

  private static void untilInterrupted(Loop loop) {
    try {
      loop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Condition {
    boolean holds();
  }

  private void await(String what, Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException(
            "Waited in vain for %s: %d are there, %d away, %d requests failed"
                .formatted(what, figures.held(), figures.away(), figures.failures()));
      }
      Thread.sleep(Duration.ofSeconds(1));
    }
  }

  private void tell(
      int agents, int held, long failures, Commands quiet, int away, Commands returning) {
    System.out.println("| what | measured |");
    System.out.println("|---|---|");
    row("Agents held at once, whose last poll was answered", "%d of %d".formatted(held, agents));
    row("Commands meanwhile, two a second", quiet.told());
    row("Requests of agents that failed meanwhile", Long.toString(failures));
    row(
        "Return of %d agents after %d s without a network".formatted(away, OUTAGE.toSeconds()),
        "over %d s, at most %d in one second"
            .formatted(figures.secondsOfReturn(), figures.busiestSecond()));
    row("Commands during the return", returning.told());
    quiet.examplesOfFailure().forEach(example -> say("Failed: " + example));
    returning.examplesOfFailure().forEach(example -> say("Failed: " + example));
  }

  private static void row(String what, String measured) {
    System.out.println("| " + what + " | " + measured + " |");
  }

  private static void say(String progress) {
    System.err.println(progress);
  }
}
