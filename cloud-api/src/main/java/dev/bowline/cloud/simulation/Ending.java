package dev.bowline.cloud.simulation;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.Command;

/**
 * How a command ends on a simulated host. A name that begins with {@code fail-} provokes another
 * end than the good one, so that clients can be tested against it.
 */
public enum Ending {
  /** Done. */
  WELL,
  /** The host tried and did not succeed. */
  FAILED,
  /** The host's policy forbids it. */
  REFUSED,
  /** The host was cut off meanwhile. */
  INTERRUPTED,
  /** The host never says anything, so the job expires. */
  SILENT;

  private static final String PREFIX = "fail-";

  /** Whether things of that name are there on a simulated host for their failures alone. */
  public static boolean isProvokedBy(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * How {@code command} ends, which is about something named {@code name}. A backup may be named
   * after the one operation that is to fail, as in {@code fail-restore}; whatever else follows the
   * prefix and is no other end is a failure.
   */
  static Ending of(Command command, String name) {
    if (!isProvokedBy(name)) {
      return WELL;
    }
    String wish = name.substring(PREFIX.length());
    return switch (wish) {
      case "refused" -> REFUSED;
      case "interrupted" -> INTERRUPTED;
      case "silent" -> SILENT;
      case "verify", "restore", "delete" ->
          command instanceof BackupCommand && !command.operation().endsWith("." + wish)
              ? WELL
              : FAILED;
      default -> FAILED;
    };
  }
}
