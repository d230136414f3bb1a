package dev.bowline.host.member;

import dev.bowline.host.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code bowline} command where there is no agent. */
@Command(
    name = "bowline",
    description = {
      "Works in the Bowline cloud as the member who logged in, from any machine.",
      "On a server that has the agent, bowline does more."
    },
    mixinStandardHelpOptions = true,
    versionProvider = MemberBowline.Provider.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage",
      "4:the cloud refused",
      "5:the cloud could not be reached",
      "6:there is no such token or key",
      "7:nobody is logged in; bowline login"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class MemberBowline {

  private MemberBowline() {}

  /** Runs one subcommand and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(run(Console.of(System.getenv(), System.in, System.out, System.err), arguments));
  }

  /** Runs one subcommand and returns its exit code. */
  static int run(Console console, String... arguments) {
    CommandLine line = new CommandLine(new MemberBowline());
    MemberCommands.addTo(line, console);
    return Program.of(line, console.out(), console.err()).execute(arguments);
  }

  /** For {@code --version}. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.CURRENT};
    }
  }
}
