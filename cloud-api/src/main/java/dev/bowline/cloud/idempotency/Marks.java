package dev.bowline.cloud.idempotency;

/**
 * The marks of requests with a key, for all instances together; kept for a day. Where the end of a
 * request cannot be written down, it stays unanswered.
 */
interface Marks {

  /**
   * Marks the request as begun, unless one with its key was.
   *
   * @param fingerprint of method, target and body
   * @throws dev.bowline.cloud.problem.ProblemException 503 when nobody can say
   */
  Claim claim(String mark, String fingerprint);

  /** Keeps the answer of the request that claimed {@code mark}. */
  void answer(String mark, Answer answer);

  /** Keeps that there was an answer which is not kept. */
  void withhold(String mark);

  /** Forgets the request, which changed nothing. */
  void release(String mark);
}
