package dev.bowline.cloud.session;

import java.time.Duration;
import java.time.Instant;

/**
 * An open session, with what is true of its member now.
 *
 * @param opened when the person logged in
 * @param seen when the session was last used, to the minute
 */
public record Session(Standing member, Kind kind, Client client, Instant opened, Instant seen) {

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
}
