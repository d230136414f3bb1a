package dev.bowline.cloud.credential;

import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the fields that members fill in for credentials of several kinds. Each method
 * answers 400 by a {@link ProblemException}.
 */
public final class CommonFields {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 500;
  private static final int MOST_DAYS = 3_650;

  private CommonFields() {}

  /** A name, which is required. */
  public static String name(@Nullable String name) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw refused("name is required, at most " + LONGEST_NAME + " characters");
    }
    return PrintableText.of(name.strip(), LONGEST_NAME);
  }

  /** The moment from which a credential is refused that expires in so many days; null for never. */
  public static @Nullable Instant expiry(@Nullable Integer days, Instant now) {
    if (days == null || days == 0) {
      return null;
    }
    if (days < 0 || days > MOST_DAYS) {
      throw refused("expires_in_days is 0 (never) to " + MOST_DAYS);
    }
    return now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Why a credential ends; cut to {@value #LONGEST_REASON} characters, empty when nobody said. */
  public static String reason(@Nullable String reason) {
    return PrintableText.of(Optional.ofNullable(reason).orElse("").strip(), LONGEST_REASON);
  }

  private static ProblemException refused(String details) {
    return Problem.of(Code.INVALID_BODY, details).exception();
  }
}
