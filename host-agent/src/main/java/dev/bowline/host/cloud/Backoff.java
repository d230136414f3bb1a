package dev.bowline.host.cloud;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: the n-th failure in a row waits a random time of at most
 * {@code first × 2ⁿ⁻¹}, capped, and never less than a tenth of that. Not safe for use by several
 * threads.
 */
public final class Backoff {

  private static final Duration AGENTS_FIRST = Duration.ofMillis(200);

  /** After a long outage all agents of a cloud come back spread over this time. */
  private static final Duration AGENTS_CAP = Duration.ofMinutes(2);

  private static final int MOST_DOUBLINGS = 20;

  private final Duration first;
  private final Duration cap;
  private final RandomGenerator random;
  private int failures;

  /** A back-off that begins at {@code first} and is capped at {@code cap}. */
  public Backoff(Duration first, Duration cap, RandomGenerator random) {
    this.first = first;
    this.cap = cap;
    this.random = random;
  }

  /** How an agent comes back: soon after a hiccup, within two minutes after anything longer. */
  public static Backoff ofAgent(RandomGenerator random) {
    return new Backoff(AGENTS_FIRST, AGENTS_CAP, random);
  }

  /** Notes a failure and says how long to wait before the next attempt. */
  public Duration failed() {
    long ceiling = Math.min(cap.toMillis(), first.toMillis() << Math.min(failures, MOST_DOUBLINGS));
    failures++;
    return Duration.ofMillis(Math.max(ceiling / 10, random.nextLong(ceiling + 1)));
  }

  /** Notes that it went well: the next failure waits briefly again. */
  public void succeeded() {
    failures = 0;
  }

  /** How many failures there were in a row. */
  public int failures() {
    return failures;
  }
}
