package dev.bowline.localstack.gateway;

/** What became of one call of a function. */
public sealed interface Outcome {

  /** The function answered with these bytes. */
  record Answered(byte[] payload) implements Outcome {}

  /** The function threw; the bytes are AWS's JSON about it. */
  record Failed(byte[] error) implements Outcome {}

  /** Time ran out. If the function had begun, its process was killed. */
  record TimedOut() implements Outcome {}

  /** The process ended before the function answered. */
  record Died() implements Outcome {}
}
