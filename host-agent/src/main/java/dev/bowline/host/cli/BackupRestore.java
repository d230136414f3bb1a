package dev.bowline.host.cli;

import dev.bowline.contract.wire.Fields;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline backup restore}. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class BackupRestore implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ID", description = "The backup, as the list numbers it.")
  private long id;

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      arity = "0..*",
      description = "Absolute; all of the backup if none is given.")
  private List<String> paths = List.of();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Below this directory, instead of where it came from.")
  private @Nullable String folder;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  BackupRestore(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, Object> body = Fields.object("paths", paths);
    if (folder != null) {
      body.put("folder", folder);
    }
    return new CloudJob(terminal, json).run("/agent/v1/backups/" + id + "/restore", body);
  }
}
