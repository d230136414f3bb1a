package dev.bowline.host.member;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that need a login and no agent. */
public final class MemberCommands {

  private MemberCommands() {}

  /** Adds them to {@code line}. */
  public static void addTo(CommandLine line, Console console) {
    line.addSubcommand(new LoginCommand(console))
        .addSubcommand(new LogoutCommand(console))
        .addSubcommand(new WhoAmI(console))
        .addSubcommand(new StepUp(console))
        .addSubcommand(
            "token",
            new CommandLine(new TokenCommands())
                .addSubcommand(new TokenCreate(console))
                .addSubcommand(new TokenList(console))
                .addSubcommand(new TokenRevoke(console)))
        .addSubcommand(
            "key",
            new CommandLine(new KeyCommands())
                .addSubcommand(new KeyCreate(console))
                .addSubcommand(new KeyList(console))
                .addSubcommand(new KeyRevoke(console)));
  }

  /** {@code bowline token}. */
  @Command(
      name = "token",
      description = "The bearer tokens of the read-only API; after bowline login.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  static final class TokenCommands {}

  /** {@code bowline key}. */
  @Command(
      name = "key",
      description = "The API keys; after bowline login.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  static final class KeyCommands {}
}
