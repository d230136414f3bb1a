package dev.bowline.host.member;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bowline step-up}: the code comes from standard input, never from an argument. */
@Command(name = "step-up", mixinStandardHelpOptions = true)
final class StepUp implements Callable<Integer> {

  private static final int LONGEST_CODE = 100;

  private final Console console;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  StepUp(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    console.err().print("Code: ");
    console.err().flush();
    return new Session(console)
        .post("/panel/session/step-up", Fields.object("code", line()), this::print);
  }

  private int print(Fields answer) {
    long seconds = answer.object("data").number("counts_for_seconds");
    console
        .out()
        .println(
            json
                ? Json.text(Fields.object("counts_for_seconds", seconds))
                : "The code counts for " + seconds / 60 + " minutes.");
    return Exit.OK;
  }

  /** One line, without what follows: a person at a terminal does not end their input. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = console.in().read();
    while (next >= 0 && next != '\n' && line.length() < LONGEST_CODE) {
      line.append((char) next);
      next = console.in().read();
    }
    return line.toString().strip();
  }
}
