package dev.bowline.cloud.ratelimit;

/** What became of one request at the gate of its credential. */
public sealed interface Outcome {

  /** It is counted and may go on. */
  record Admitted(Quota quota) implements Outcome {}

  /** Its limits leave no room; it is not counted. {@link Quota#opensIn} says when to come again. */
  record Limited(Quota quota) implements Outcome {}

  /** The credential is revoked or gone; a new look-up tells which. */
  record Revoked() implements Outcome {}

  /** The credential changed since it was looked up: look it up and check everything again. */
  record Stale() implements Outcome {}

  /** Nobody can say, so nobody passes: 503 with Retry-After 1. */
  record Unavailable(Reason reason) implements Outcome {}

  /** Why nobody can say. */
  enum Reason {
    /** DynamoDB does not answer, so revocation cannot be checked. */
    STORE_AWAY,
    /** Five others were faster. */
    CONTENDED,
    /** A stored time lies more than 5 s in our future. */
    CLOCK_BROKEN
  }
}
