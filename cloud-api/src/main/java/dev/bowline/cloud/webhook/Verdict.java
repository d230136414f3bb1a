package dev.bowline.cloud.webhook;

import java.time.Duration;

/** What follows from a {@link Reply}. */
sealed interface Verdict {

  /** The receiver has it. */
  record Delivered() implements Verdict {}

  /** To be tried again, not before {@code pause} is over, if there are attempts left. */
  record Failed(Duration pause) implements Verdict {}

  /** The receiver wants nothing more, ever. */
  record Gone() implements Verdict {}
}
