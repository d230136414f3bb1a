package dev.bowline.host.cli;

import dev.bowline.host.member.Exit;
import dev.bowline.host.resource.backup.Work;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline agent work}: what the unit of one job starts. */
@Command(
    name = "work",
    hidden = true,
    description = "Does the work of one command.",
    mixinStandardHelpOptions = true)
final class AgentWork implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The command's id.")
  private UUID id = new UUID(0, 0);

  @Option(names = "--cleanup", description = "Take away what the job left when it was cut off.")
  private boolean cleanup;

  AgentWork(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Work work = terminal.composition().work();
    if (cleanup) {
      work.cleanUp(id);
    } else {
      work.run(id);
    }
    return Exit.OK;
  }
}
