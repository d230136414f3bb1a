package dev.bowline.cloud.idempotency;

/** What became of a request that asked to be the first with its key. */
sealed interface Claim {

  /** It is the first. */
  record First() implements Claim {}

  /** The first one ended with this answer. */
  record Answered(Answer answer) implements Claim {}

  /** The first one succeeded with an answer that is not kept. */
  record Withheld() implements Claim {}

  /** The first one is under way, or was cut off. */
  record Unanswered() implements Claim {}

  /** The first one was another request. */
  record Other() implements Claim {}
}
