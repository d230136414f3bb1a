package dev.bowline.contract.cli;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every command that people give at a server's shell. Its help, and the list of commands that the
 * cloud shows, have no other source.
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
  AGENT_RUN("agent run", "", "", "Runs the agent until it is stopped."),
  VERSION("version", "", "", "Prints the version of this agent.");

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
