package dev.bowline.cloud.credential;

/** DynamoDB did not answer. */
final class StoreAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreAwayException(Throwable cause) {
    super("DynamoDB did not answer", cause);
  }
}
