package dev.bowline.host.cli;

import dev.bowline.host.Agent;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.member.Exit;
import dev.bowline.host.system.ProcessLock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code bowline agent run}: what the unit {@code bowline-agent} starts. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class AgentRun implements Callable<Integer> {

  private final Terminal terminal;

  AgentRun(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Identity> identity = Identity.in(terminal.around().places().identity());
    if (identity.isEmpty()) {
      terminal.err().println("This server is not enrolled; see bowline enrol --help");
      return Exit.NOT_ENROLLED;
    }
    Optional<ProcessLock> lock = ProcessLock.tryTake(terminal.around().places().lock());
    if (lock.isEmpty()) {
      terminal
          .err()
          .println("Another agent runs on this server; see systemctl status bowline-agent");
      return Exit.FAILED;
    }
    try (ProcessLock _ = lock.get()) {
      return run(identity.get());
    }
  }

  private int run(Identity identity) throws InterruptedException {
    Agent agent =
        terminal.composition().agent(identity, () -> Runtime.getRuntime().halt(Exit.FAILED));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(agent)));
    agent.start();
    new CountDownLatch(1).await();
    return Exit.OK;
  }

  private static void stop(Agent agent) {
    try {
      agent.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
