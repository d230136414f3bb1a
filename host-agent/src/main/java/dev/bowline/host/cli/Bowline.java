package dev.bowline.host.cli;

import dev.bowline.host.Surroundings;
import dev.bowline.host.cloud.Trust;
import dev.bowline.host.cloud.UrlConnections;
import dev.bowline.host.member.Console;
import dev.bowline.host.member.MemberCommands;
import dev.bowline.host.member.Program;
import dev.bowline.host.system.LocalProcesses;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Places;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code bowline} command. */
@Command(
    name = "bowline",
    description = {
      "Looks after this server, and connects it to the Bowline cloud.",
      "After bowline login, whoami, step-up, token and key work in the cloud as the member who approved it;",
      "they need no agent. All other commands are about this server."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage",
      "3:this server is not enrolled",
      "4:the cloud refused",
      "5:the cloud could not be reached",
      "6:there is no such service, backup, token or key",
      "7:nobody is logged in; bowline login"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Bowline {

  private Bowline() {}

  /** Runs one subcommand and exits with its code. */
  public static void main(String[] arguments) {
    Surroundings around =
        new Surroundings(
            Places.installed(),
            Path.of("/"),
            user(System.getenv()),
            "root",
            new LocalProcesses(),
            authority -> new UrlConnections(Trust.sockets(authority)),
            InstantSource.system(),
            new SecureRandom(),
            Thread::sleep,
            new Log(System.err));
    System.exit(run(new Terminal(around, System.in, System.out, System.err), arguments));
  }

  /** Who is at the shell, if sudo tells; else the user whom this process runs as. */
  private static String user(Map<String, String> environment) {
    return environment.getOrDefault("SUDO_USER", System.getProperty("user.name", ""));
  }

  /** Runs one subcommand and returns its exit code. */
  static int run(Terminal terminal, String... arguments) {
    return commandLine(terminal).execute(arguments);
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine line =
        new CommandLine(new Bowline())
            .addSubcommand(
                "server",
                new CommandLine(new ServerCommand()).addSubcommand(new ServerStatus(terminal)))
            .addSubcommand("service", services(terminal))
            .addSubcommand("backup", backups(terminal))
            .addSubcommand(new Enrol(terminal))
            .addSubcommand(
                "agent",
                new CommandLine(new AgentCommand())
                    .addSubcommand(new AgentRun(terminal))
                    .addSubcommand(new AgentRehearse())
                    .addSubcommand(new AgentWork(terminal)))
            .addSubcommand(new MetricsCommand(terminal))
            .addSubcommand(new BandwidthCommand(terminal))
            .addSubcommand(new VersionCommand(terminal));
    MemberCommands.addTo(
        line, Console.of(System.getenv(), terminal.in(), terminal.out(), terminal.err()));
    return Program.of(line, terminal.out(), terminal.err());
  }

  private static CommandLine services(Terminal terminal) {
    return new CommandLine(new ServiceCommand())
        .addSubcommand(new ServiceStatus(terminal))
        .addSubcommand("start", ServiceMove.start(terminal))
        .addSubcommand("stop", ServiceMove.stop(terminal))
        .addSubcommand("restart", ServiceMove.restart(terminal));
  }

  private static CommandLine backups(Terminal terminal) {
    return new CommandLine(new BackupCommands())
        .addSubcommand(new BackupRun(terminal))
        .addSubcommand(new BackupList(terminal))
        .addSubcommand(new BackupRestore(terminal))
        .addSubcommand(new BackupVerify(terminal));
  }

  /** {@code bowline backup}. */
  @Command(
      name = "backup",
      description = "The backups of this server.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  static final class BackupCommands {}

  /** {@code bowline server}. */
  @Command(
      name = "server",
      description = "This server.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  static final class ServerCommand {}

  /** {@code bowline service}. */
  @Command(
      name = "service",
      description = "The services of this server.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  static final class ServiceCommand {}

  /** {@code bowline agent}. */
  @Command(
      name = "agent",
      description = "The resident agent.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND")
  static final class AgentCommand {}
}
