package dev.bowline.host.cli;

import dev.bowline.host.member.Exit;
import dev.bowline.host.rehearsal.Rehearsal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bowline agent rehearse}: what the package runs to make the JVM's cache. */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Runs the agent for two seconds without a network.",
    mixinStandardHelpOptions = true)
final class AgentRehearse implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    Rehearsal.run();
    return Exit.OK;
  }
}
