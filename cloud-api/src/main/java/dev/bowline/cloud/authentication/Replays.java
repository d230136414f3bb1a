package dev.bowline.cloud.authentication;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/** What may be used once, remembered by all instances together. */
public interface Replays {

  /**
   * Uses {@code mark}.
   *
   * @param until when it may be forgotten
   * @return whether this call was the first with that mark; of many at once exactly one is
   * @throws dev.bowline.cloud.problem.ProblemException of {@link Code#UNAVAILABLE} if nobody can
   *     say
   */
  boolean isFirst(String mark, Instant until);

  /** The refusal of a mark used before, or nothing; uses it as {@link #isFirst} does. */
  default Optional<Problem> refusal(String mark, Instant until) {
    return isFirst(mark, until)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    Code.REPLAYED,
                    "This signature was used; nothing happened again. Sign anew, at least a second"
                        + " later")
                .withHeader("Retry-After", "1"));
  }
}
