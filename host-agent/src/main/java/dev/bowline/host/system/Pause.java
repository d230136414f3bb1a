package dev.bowline.host.system;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {

  /** Returns after {@code length}. */
  void of(Duration length) throws InterruptedException;
}
