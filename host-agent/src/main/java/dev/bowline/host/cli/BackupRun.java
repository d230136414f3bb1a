package dev.bowline.host.cli;

import dev.bowline.contract.wire.Fields;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline backup run}. */
@Command(name = "run", mixinStandardHelpOptions = true)
final class BackupRun implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Absolute; all that the policy lists if none is given.")
  private List<String> paths = List.of();

  @Option(names = "--name", paramLabel = "NAME", description = "What the backup is to be called.")
  private String name = "From the shell";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  BackupRun(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new CloudJob(terminal, json)
        .run("/agent/v1/backups", Fields.object("name", name, "paths", paths));
  }
}
