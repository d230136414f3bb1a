package dev.bowline.cloud.webhook;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface Reply {

  /**
   * The receiver answered.
   *
   * @param retryAfter the header, as it stands
   * @param excerpt the beginning of the body, printable
   */
  record Answered(int status, @Nullable String retryAfter, String excerpt) implements Reply {}

  /** No answer came. */
  record Unanswered(Failure failure) implements Reply {}

  /** Why no answer came. */
  enum Failure {
    FORBIDDEN_ADDRESS,
    /** Nothing was sent, because the webhook's secret could not be opened. */
    NOT_SIGNED,
    UNKNOWN_HOST,
    CONNECTION_FAILED,
    TLS_FAILED,
    MALFORMED_ANSWER,
    TIMEOUT;

    /** The word as it stands in the delivery log, in lower case. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
