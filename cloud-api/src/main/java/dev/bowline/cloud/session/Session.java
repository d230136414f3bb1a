package dev.bowline.cloud.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open session, with what is true of its member now.
 *
 * @param id by which its owner names it; it tells nothing of the token
 * @param opened when the person logged in
 * @param seen when the session was last used, to the minute
 * @param steppedUp when a code of the second factor was last given in it, null when never
 */
public record Session(
    String id,
    Standing member,
    Kind kind,
    Client client,
    Instant opened,
    Instant seen,
    @Nullable Instant steppedUp) {

  /** How long a code of the second factor counts in High Security Mode. */
  public static final Duration STEP_UP = Duration.ofMinutes(15);

  private static final int ID_LENGTH = 16;

  /** Where a session is used, and so how long it lasts. */
  public enum Kind {
    /** In the panel's pages, by a cookie: 30 minutes after the last use, at most 12 hours. */
    BROWSER(Duration.ofMinutes(30), Duration.ofHours(12)),
    /** In a terminal, by a bearer token in a file: 30 days, used or not. */
    COMMAND_LINE(Duration.ofDays(30), Duration.ofDays(30));

    private final Duration idle;
    private final Duration longest;

    Kind(Duration idle, Duration longest) {
      this.idle = idle;
      this.longest = longest;
    }

    /** How long after its last use it ends. */
    Duration idle() {
      return idle;
    }

    /** How long after the login it ends at the latest. */
    public Duration longest() {
      return longest;
    }
  }

  /** Whether High Security Mode asks for a code before anything that it guards. */
  public boolean isCodeDueAt(Instant now) {
    return member.highSecurity()
        && !(member.secondFactor() && steppedUp != null && now.isBefore(steppedUp.plus(STEP_UP)));
  }

  /** The id of the session that the table holds under {@code key}, which is a hash. */
  static String id(String key) {
    return key.substring(0, ID_LENGTH);
  }
}
