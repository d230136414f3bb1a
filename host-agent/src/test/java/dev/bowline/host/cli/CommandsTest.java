package dev.bowline.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.cli.CliCommand;
import dev.bowline.host.Surroundings;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Places;
import dev.bowline.host.testing.FakeClock;
import dev.bowline.host.testing.FakeProcesses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The list of commands in the contract against what the program really takes. */
final class CommandsTest {

  /** What every command takes, so that the list does not name it. */
  private static final List<String> EVERYWHERE = List.of("--json", "--help", "--version");

  private final CommandLine program;
  private final Map<String, CommandLine> offered = new TreeMap<>();

  CommandsTest(@TempDir Path directory) {
    program = Bowline.commandLine(terminal(directory));
    collect(program, "");
  }

  @Test
  void everyCommandOfTheProgramIsListedAndNoOther() {
    assertThat(offered.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CliCommand.values()).map(CliCommand::words).toList());
  }

  @Test
  void helpSaysWhatTheListSays() {
    offered.forEach((words, line) ->
        assertThat(line.getUsageMessage())
            .as(words)
            .contains(CliCommand.parse(words).orElseThrow().description()));
  }

  @Test
  void everySynopsisNamesEveryParameterAndOption() {
    offered.forEach((words, line) -> {
      CommandSpec spec = line.getCommandSpec();
      String synopsis = CliCommand.parse(words).orElseThrow().synopsis();
      assertThat(spec.positionalParameters().stream().map(ArgSpec::paramLabel))
          .as(words)
          .allSatisfy(label -> assertThat(synopsis).contains(label));
      assertThat(spec.options().stream().map(OptionSpec::longestName))
          .as(words)
          .filteredOn(option -> !EVERYWHERE.contains(option))
          .allSatisfy(option -> assertThat(synopsis).contains(option));
    });
  }

  /** A program that does not understand its arguments throws. */
  @Test
  void everyExampleIsWellFormed() {
    for (CliCommand command : CliCommand.values()) {
      String[] words = command.example().split(" ", -1);
      CommandLine.ParseResult parsed =
          program.parseArgs(Arrays.copyOfRange(words, 1, words.length));
      assertThat(parsed.hasSubcommand()).as(command.example()).isTrue();
    }
  }

  private void collect(CommandLine line, String words) {
    if (line.getCommandSpec().usageMessage().hidden()) {
      return;
    }
    if (line.getSubcommands().isEmpty()) {
      offered.put(words, line);
    }
    line.getSubcommands().forEach((name, below) -> collect(below, (words + " " + name).strip()));
  }

  private static Terminal terminal(Path directory) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Terminal(
        new Surroundings(
            new Places(directory, directory),
            directory,
            "alice",
            "root",
            FakeProcesses.withNginx(),
            _ ->
                request -> {
                  throw new IOException("no network");
                },
            new FakeClock(),
            new Random(1),
            _ -> {},
            new Log(nowhere)),
        new ByteArrayInputStream(new byte[0]),
        nowhere,
        nowhere);
  }
}
