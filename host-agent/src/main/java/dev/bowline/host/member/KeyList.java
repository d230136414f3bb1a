package dev.bowline.host.member;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bowline key list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class KeyList implements Callable<Integer> {

  private final Console console;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  KeyList(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return new Credentials(console, "/panel/keys", "keys", "key", json).list();
  }
}
