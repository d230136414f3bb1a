package dev.bowline.cloud.credential;

/** DynamoDB did not answer. */
final class StoreAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  StoreAwayException(Throwable cause) {
    super("DynamoDB did not answer", cause);
    this.reason = String.valueOf(cause.getMessage());
  }

  /** What the SDK says, in one line, without a stack: a store away brings many of these. */
  String reason() {
    return reason;
  }
}
