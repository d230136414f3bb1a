package dev.bowline.cloud.platform;

import java.io.IOException;
import java.time.Duration;

/**
 * Something that must be done again and again, whoever calls: a process that stays does it in its
 * background, a function is called once a minute. Rounds of several instances may overlap, and any
 * round may be cut off: the next one makes it good.
 */
public interface BackgroundWork {

  /** What it is called in logs and failures, in a few words and like no other. */
  String name();

  /** The pause between two rounds. */
  Duration pause();

  /**
   * Does one round.
   *
   * @return whether it found something to do, so that another round now may find more
   */
  boolean round() throws IOException;

  /**
   * Waits until what rounds began and did not wait for is over, for {@code most} at the longest. A
   * function must: once it has answered it stands still.
   */
  default void settle(Duration most) throws InterruptedException {}
}
