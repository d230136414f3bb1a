package dev.bowline.cloud.authentication;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;

/** What one {@link AuthenticationScheme} concluded about one request. */
public sealed interface Authentication {

  /** The request proved that it comes from {@code principal}. */
  record Proven(Principal principal) implements Authentication {}

  /** The request carries none of this scheme's marks, so another scheme may try. */
  record NotAttempted() implements Authentication {}

  /** The request tried this scheme and failed. No other scheme may rescue it. */
  record Refused(Problem problem) implements Authentication {}

  /** A refusal with its code's own sentence. */
  static Authentication refused(Code code, String details) {
    return new Refused(Problem.of(code, details));
  }
}
