package dev.bowline.host.cli;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.Version;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** {@code bowline version}. */
@Command(name = "version", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal
        .out()
        .println(json ? Json.text(Fields.object("version", Version.CURRENT)) : Version.CURRENT);
    return Exit.OK;
  }

  /** For {@code --version}. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.CURRENT};
    }
  }
}
