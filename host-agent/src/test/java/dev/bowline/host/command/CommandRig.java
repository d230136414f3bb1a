package dev.bowline.host.command;

import dev.bowline.contract.command.Command;
import dev.bowline.host.command.queue.CommandQueue;
import dev.bowline.host.inventory.Host;
import dev.bowline.host.inventory.InventoryReport;
import dev.bowline.host.inventory.RefreshHandler;
import dev.bowline.host.metrics.Pace;
import dev.bowline.host.metrics.WatchHandler;
import dev.bowline.host.policy.Glob;
import dev.bowline.host.policy.Policy;
import dev.bowline.host.policy.PolicyFile.Reading;
import dev.bowline.host.resource.backup.BackupHandler;
import dev.bowline.host.resource.service.ListedServices;
import dev.bowline.host.resource.service.ServiceHandler;
import dev.bowline.host.resource.service.Systemd;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Places;
import dev.bowline.host.testing.FakeAudit;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeCloud;
import dev.bowline.host.testing.FakeProcesses;
import dev.bowline.host.testing.FakeQueue;
import dev.bowline.host.testing.Signer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The path of a command, real from the queue to the argument vector, on a journal in a file. */
final class CommandRig {

  static final Policy POLICY =
      new Policy(
          List.of(new Glob("nginx"), new Glob("probe@*")),
          Set.of("services.start", "services.restart", "metrics.watch"));

  final FakeClock clock = new FakeClock();
  final FakeQueue queue = new FakeQueue();
  final FakeAudit audit = new FakeAudit();
  final FakeCloud cloud = FakeCloud.accepting();
  final FakeProcesses processes;
  final Signer signer;
  final Journal journal;
  final Runner runner;
  final Inbox inbox;
  private final Path directory;

  CommandRig(Path file) {
    this(file, new Signer(), FakeProcesses.withNginx());
  }

  CommandRig(Path file, Signer signer, FakeProcesses processes) {
    this.directory = file.resolveSibling("places");
    this.signer = signer;
    this.processes = processes;
    this.journal = new Journal(file, clock);
    Supplier<Reading> policy = () -> new Reading.Usable(POLICY);
    Permission permission = new Permission(policy);
    Dispatcher dispatcher = dispatcher(policy);
    Log log = silent();
    this.runner =
        new Runner(
            journal,
            permission,
            dispatcher,
            clock,
            () -> {},
            log,
            () -> {
              throw new AssertionError("The agent would have given up");
            });
    this.inbox =
        new Inbox(
            queue,
            new Verification(signer.identity(), clock),
            journal,
            runner,
            dispatcher,
            permission,
            audit,
            log);
  }

  static Log silent() {
    return new Log(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  /** Delivers a message as the queue would. */
  void deliver(String body) {
    inbox.take(new CommandQueue.QueueMessage(body, "receipt"));
  }

  /** Delivers a command signed for this host, good for an hour. */
  void deliver(UUID id, Command command) {
    deliver(signer.sign(id, command, clock.instant()));
  }

  /** Waits for what is running and takes no more. */
  void finish() throws InterruptedException {
    runner.close(Duration.ofSeconds(20));
    journal.close();
  }

  private Dispatcher dispatcher(Supplier<Reading> policy) {
    Systemd systemd = new Systemd(processes);
    InventoryReport inventory =
        new InventoryReport(
            new Host(Path.of("/"), "1"), new ListedServices(systemd), policy, cloud, clock);
    return new Dispatcher(
        List.of(
            new ServiceHandler(systemd, () -> {}),
            new BackupHandler(
                signer.identity(),
                policy,
                cloud,
                request -> {
                  throw new IOException("no network");
                },
                processes,
                new Places(directory, directory),
                clock,
                new Random(7),
                silent()),
            new RefreshHandler(inventory),
            new WatchHandler(new Pace(clock))));
  }
}
