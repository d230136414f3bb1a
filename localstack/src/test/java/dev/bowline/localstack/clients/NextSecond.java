package dev.bowline.localstack.clients;

import java.time.Instant;
import java.time.InstantSource;

/** Two equal requests signed within one second would be one request and its replay. */
public final class NextSecond {

  private NextSecond() {}

  /** Returns in another second than it was called in. */
  public static void await() {
    InstantSource clock = InstantSource.system();
    Instant begun = clock.instant();
    while (clock.instant().getEpochSecond() == begun.getEpochSecond()) {
      Thread.onSpinWait();
    }
  }
}
