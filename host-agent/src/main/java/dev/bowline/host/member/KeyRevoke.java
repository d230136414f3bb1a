package dev.bowline.host.member;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline key revoke}. */
@Command(name = "revoke", mixinStandardHelpOptions = true)
final class KeyRevoke implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "ID", description = "Its number, as bowline key list shows it.")
  private long id;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Kept in the audit trail.")
  private String reason = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  KeyRevoke(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new Credentials(console, "/panel/keys", "keys", "key", json).revoke(id, reason);
  }
}
