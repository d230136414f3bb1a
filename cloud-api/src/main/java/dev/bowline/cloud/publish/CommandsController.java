package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.contract.cli.CliCommand;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;

/** {@code GET /v1/commands}: what can be typed at a server's shell. */
@Controller("/v1/commands")
final class CommandsController {

  private static final List<ShellCommand> ALL =
      Arrays.stream(CliCommand.values()).map(ShellCommand::of).toList();

  /**
   * One command.
   *
   * @param command how it is written, its arguments in capitals
   * @param example one that may be typed as it stands
   */
  @Serdeable
  @Example(
      """
      {"command": "bowline service restart NAME", "description": "Restarts a service.",
       "example": "bowline service restart nginx"}
      """)
  record ShellCommand(String command, String description, String example) {

    static ShellCommand of(CliCommand command) {
      return new ShellCommand(
          command.synopsis(), String.join(" ", command.description()), command.example());
    }
  }

  @Get
  @Public
  @Described("Lists the commands of the command line, in the order in which people look for them.")
  Success<List<ShellCommand>> commands() {
    return Success.of(ALL);
  }
}
