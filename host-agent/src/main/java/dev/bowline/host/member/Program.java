package dev.bowline.host.member;

import dev.bowline.contract.cli.CliCommand;
import dev.bowline.host.system.Log;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** What the {@code bowline} command does the same with the agent and without. */
public final class Program {

  private Program() {}

  /** {@code line} with its descriptions, its streams, and failures told in one line. */
  public static CommandLine of(CommandLine line, PrintStream out, PrintStream err) {
    describe(line, "");
    return line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler((failure, ignored, parsed) -> {
          err.println("bowline: " + Log.printable(String.valueOf(failure.getMessage())));
          return Exit.FAILED;
        });
  }

  /** Gives the commands below {@code line} the descriptions that documents give them too. */
  private static void describe(CommandLine line, String words) {
    CliCommand.parse(words)
        .ifPresent(
            command -> line.getCommandSpec().usageMessage().description(command.description()));
    line.getSubcommands().forEach((name, below) -> describe(below, (words + " " + name).strip()));
  }
}
