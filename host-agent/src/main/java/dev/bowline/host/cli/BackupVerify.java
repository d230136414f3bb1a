package dev.bowline.host.cli;

import dev.bowline.contract.wire.Fields;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline backup verify}. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class BackupVerify implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "The backup, as the list numbers it.")
  private long id;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  BackupVerify(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new CloudJob(terminal, json).run("/agent/v1/backups/" + id + "/verify", Fields.object());
  }
}
