package dev.bowline.contract.cli;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every command that people give at a server's shell, or, where its description says so, on any
 * machine. Its help, and the list of commands that the cloud shows, have no other source.
 */
public enum CliCommand {
  SERVER_STATUS("server status", "", "", "Shows this server and how it stands with the cloud."),
  SERVICE_STATUS("service status", "all|NAME", "all", "Shows one service, or all of them."),
  SERVICE_START("service start", "NAME", "nginx", "Starts a service."),
  SERVICE_STOP("service stop", "NAME", "nginx", "Stops a service."),
  SERVICE_RESTART("service restart", "NAME", "nginx", "Restarts a service."),
  BACKUP_RUN(
      "backup run",
      "[--name NAME] [PATH...]",
      "--name before-upgrade /etc",
      "Backs up files and directories that the host's policy allows."),
  BACKUP_LIST("backup list", "", "", "Lists the backups of this server."),
  BACKUP_RESTORE(
      "backup restore",
      "[--to DIR] ID [PATH...]",
      "--to /srv/restored 1014",
      "Restores a backup, or some paths of it."),
  BACKUP_VERIFY(
      "backup verify",
      "ID",
      "1014",
      "Checks the backups, and restores a sample of one to prove that it can."),
  METRICS("metrics", "[--last N]", "--last 10", "Shows the last samples that the agent took."),
  BANDWIDTH(
      "bandwidth",
      "",
      "",
      "Shows what the network interfaces carried this month and the month before."),
  ENROL(
      "enrol",
      "[--ca FILE] [--token-file FILE] URL",
      "https://api.example.com",
      "Connects this server to the cloud at URL.",
      "The one-use token is read from standard input, or from --token-file."),
  LOGIN(
      "login",
      "[--url URL] [--ca FILE]",
      "--url https://api.example.com",
      "Logs this machine in to the cloud, as the member who approves it in the panel.",
      "Works on any machine. The session lasts 30 days, or until bowline logout."),
  LOGOUT(
      "logout", "", "", "Ends the session of bowline login, in the cloud and here.", After.LOGIN),
  WHOAMI("whoami", "", "", "Shows who is logged in, and where.", After.LOGIN),
  STEP_UP(
      "step-up",
      "",
      "",
      "Takes a code of your second factor, from standard input, for High Security Mode.",
      After.LOGIN),
  TOKEN_CREATE(
      "token create",
      "--scope SCOPE [--expires-in-days DAYS] NAME",
      "--scope jobs.read,backups.read nightly-report",
      "Makes a bearer token for the read-only API and prints it, this once.",
      After.LOGIN),
  TOKEN_LIST(
      "token list", "", "", "Lists the bearer tokens, masked, the youngest first.", After.LOGIN),
  TOKEN_REVOKE(
      "token revoke",
      "[--reason TEXT] ID",
      "--reason leaked 1014",
      "Ends a bearer token for good; its next request is refused.",
      After.LOGIN),
  KEY_CREATE(
      "key create",
      "(--scope SCOPE | --preset PRESET) [--description TEXT] [--tier TIER] [--ip RANGE]"
          + " [--server ID] [--expires-in-days DAYS] [--test] NAME",
      "--scope services:restart --ip 192.0.2.0/24 deploy",
      "Makes an API key and prints it with its secret, this once.",
      After.LOGIN),
  KEY_LIST("key list", "", "", "Lists the API keys, masked, the youngest first.", After.LOGIN),
  KEY_REVOKE(
      "key revoke",
      "[--reason TEXT] ID",
      "--reason leaked 1014",
      "Ends an API key for good; its next request is refused.",
      After.LOGIN),
  AGENT_RUN("agent run", "", "", "Runs the agent until it is stopped."),
  VERSION("version", "", "", "Prints the version of this agent.");

  /** What commands have in common that need a login and no agent. */
  private static final class After {
    static final String LOGIN = "Works on any machine after bowline login, as that member.";
  }

  private static final String PROGRAM = "bowline ";

  private final String words;
  private final String arguments;
  private final String exampleArguments;
  private final String[] description;

  CliCommand(String words, String arguments, String exampleArguments, String... description) {
    this.words = words;
    this.arguments = arguments;
    this.exampleArguments = exampleArguments;
    this.description = description;
  }

  /** The command of these words, such as {@code service restart}; nothing when there is none. */
  public static Optional<CliCommand> parse(String words) {
    return Arrays.stream(values()).filter(command -> command.words.equals(words)).findAny();
  }

  /** Its words behind the program's name. */
  public String words() {
    return words;
  }

  /** How it is written, such as {@code bowline service restart NAME}. */
  public String synopsis() {
    return (PROGRAM + words + " " + arguments).strip();
  }

  /** One that may be typed as it stands. */
  public String example() {
    return (PROGRAM + words + " " + exampleArguments).strip();
  }

  /** What it does, a sentence a line. */
  public String[] description() {
    return description.clone();
  }
}
