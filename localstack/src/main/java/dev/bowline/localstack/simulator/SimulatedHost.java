package dev.bowline.localstack.simulator;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.contract.inventory.HostFacts;
import dev.bowline.contract.inventory.Inventory;
import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.cloud.Backoff;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.command.Verdict;
import dev.bowline.host.command.Verification;
import dev.bowline.host.command.queue.CommandQueue.QueueMessage;
import dev.bowline.host.command.queue.CommandQueue.Reception;
import dev.bowline.host.command.queue.SqsQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** One agent: it polls, checks and obeys, and sends its samples every five minutes. */
final class SimulatedHost {

  /** The one service that it lists. */
  static final String SERVICE = "nginx";

  private static final Duration SENDING = Duration.ofMinutes(5);
  private static final Duration SAMPLING = Duration.ofSeconds(5);
  private static final InstantSource CLOCK = InstantSource.system();

  private final Cloud cloud;
  private final SqsQueue queue;
  private final Verification verification;
  private final Figures figures;
  private final RandomGenerator random;
  private boolean wasThere;
  private boolean wasAway;

  SimulatedHost(
      Cloud cloud,
      SqsQueue queue,
      Verification verification,
      Figures figures,
      RandomGenerator random) {
    this.cloud = cloud;
    this.queue = queue;
    this.verification = verification;
    this.figures = figures;
    this.random = random;
  }

  /** Lists its service, says so to {@code listed}, then polls until its thread is interrupted. */
  void poll(Runnable listed) throws InterruptedException {
    Backoff backoff = Backoff.ofAgent(random);
    while (!isAccepted(cloud.put("/agent/v1/inventory", inventory().toFields()))) {
      Thread.sleep(backoff.failed());
    }
    backoff.succeeded();
    listed.run();
    while (true) {
      switch (queue.receive()) {
        case Reception.Received(List<QueueMessage> messages) -> {
          backoff.succeeded();
          answered();
          messages.forEach(this::take);
        }
        case Reception.Unavailable ignored -> {
          unanswered();
          Thread.sleep(backoff.failed());
        }
      }
    }
  }

  /** Sends samples until its thread is interrupted; the first after a random part of the pace. */
  void sample() throws InterruptedException {
    Backoff backoff = Backoff.ofAgent(random);
    Thread.sleep(random.nextLong(SENDING.toMillis()));
    while (true) {
      while (!isAccepted(cloud.post("/agent/v1/metrics", Fields.object("samples", samples())))) {
        Thread.sleep(backoff.failed());
      }
      backoff.succeeded();
      Thread.sleep(SENDING);
    }
  }

  private void answered() {
    if (!wasThere) {
      wasThere = true;
      if (wasAway) {
        figures.isBack();
      } else {
        figures.isThere();
      }
    }
  }

  private void unanswered() {
    figures.failed();
    if (wasThere) {
      wasThere = false;
      wasAway = true;
      figures.isAway();
    }
  }

  private void take(QueueMessage message) {
    queue.delete(message);
    if (verification.judge(message.body()) instanceof Verdict.Genuine(CommandMessage command)) {
      obey(command);
    }
  }

  private void obey(CommandMessage command) {
    Instant now = CLOCK.instant();
    List<Report> reports =
        List.of(
            new Report.Receipt(command.id(), 0, now),
            new Report.Result(command.id(), 1, now, outcome(command.command())));
    if (isAccepted(
        cloud.post(
            "/agent/v1/reports",
            Fields.object("reports", reports.stream().map(Report::toFields).toList())))) {
      figures.obeyed();
    }
  }

  private boolean isAccepted(CloudAnswer answer) {
    if (answer instanceof CloudAnswer.Accepted) {
      return true;
    }
    figures.failed();
    return false;
  }

  private Outcome outcome(Command command) {
    return command instanceof ServiceCommand.RestartService
        ? new ServiceOutcome.Restarted(state())
        : new Outcome.Unsupported(command.operation());
  }

  private ServiceState state() {
    long process = random.nextLong(2, 30_000);
    long since = CLOCK.millis();
    return new ServiceState(SERVICE, SERVICE, "active", "running", "enabled", process, since);
  }

  private Inventory inventory() {
    HostFacts facts =
        new HostFacts("simulated", "Debian", "6.1", "amd64", 2, 1L << 30, "0.1.0", Instant.EPOCH);
    return new Inventory(CLOCK.instant(), facts, List.of(state()));
  }

  /** What five seconds each made in the last five minutes, rising like a real host's counters. */
  private List<Object> samples() {
    Instant now = CLOCK.instant();
    long count = SENDING.dividedBy(SAMPLING);
    return IntStream.range(0, (int) count)
        .<Object>mapToObj(i -> sample(now.minus(SAMPLING.multipliedBy(count - i))).toFields())
        .toList();
  }

  private Sample sample(Instant at) {
    long counter = at.getEpochSecond() * 1_000;
    return new Sample(
        at,
        random.nextDouble(100),
        new Sample.Memory(1L << 30, 1L << 29, 0, 0),
        new Sample.Disk(1L << 35, 1L << 33, 1L << 34, counter, counter),
        new Sample.Network(counter, counter, 0.1, 0.1),
        new Sample.Load(0.1, 0.1, 0.1),
        at.getEpochSecond());
  }
}
