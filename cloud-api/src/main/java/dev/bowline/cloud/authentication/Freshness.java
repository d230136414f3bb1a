package dev.bowline.cloud.authentication;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a request's own time may lie from the installation's: from 300 seconds behind to 60
 * ahead, both included. A signature that was accepted is remembered for longer than it is fresh.
 */
final class Freshness {

  private static final long BEHIND = 300;
  private static final long AHEAD = 60;
  private static final long REMEMBERED = BEHIND + AHEAD;
  private static final Pattern UNIX_SECONDS = Pattern.compile("[1-9][0-9]{9}");

  private Freshness() {}

  /** Why a request with this timestamp, received at {@code now}, is refused, or nothing. */
  static Optional<Problem> refusal(String timestamp, Instant now) {
    if (!UNIX_SECONDS.matcher(timestamp).matches()) {
      return problem(Code.TIMESTAMP_INVALID, "X-Timestamp is Unix seconds in ten digits");
    }
    long ahead = Long.parseLong(timestamp) - now.getEpochSecond();
    if (ahead < -BEHIND) {
      return problem(Code.TIMESTAMP_EXPIRED, "It is " + -ahead + " s old; at most 300 s is taken");
    }
    return ahead > AHEAD
        ? problem(Code.TIMESTAMP_FUTURE, "It is " + ahead + " s ahead; at most 60 s is taken")
        : Optional.empty();
  }

  /** Until when an accepted signature with this timestamp is remembered. */
  static Instant remembered(String timestamp) {
    return Instant.ofEpochSecond(Long.parseLong(timestamp) + REMEMBERED);
  }

  private static Optional<Problem> problem(Code code, String details) {
    return Optional.of(Problem.of(code, details));
  }
}
