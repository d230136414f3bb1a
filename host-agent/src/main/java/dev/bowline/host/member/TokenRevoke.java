package dev.bowline.host.member;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline token revoke}. */
@Command(name = "revoke", mixinStandardHelpOptions = true)
final class TokenRevoke implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "ID", description = "Its number, as bowline token list shows it.")
  private long id;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Kept in the audit trail.")
  private String reason = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  TokenRevoke(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new Credentials(console, "/panel/tokens", "tokens", "token", json).revoke(id, reason);
  }
}
