package dev.bowline.host.member;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bowline token list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class TokenList implements Callable<Integer> {

  private final Console console;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  TokenList(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new Credentials(console, "/panel/tokens", "tokens", "token", json).list();
  }
}
