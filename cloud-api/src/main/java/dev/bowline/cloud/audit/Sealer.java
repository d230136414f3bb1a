package dev.bowline.cloud.audit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Seals entries into segments, never past an entry that may still appear: ids are given before
 * their transactions end, and a lower one may become visible after a higher one. Any number of
 * instances may sweep; of each segment one wins. Nothing is lost when one dies: what it had found
 * out, the next finds out again.
 */
@Singleton
final class Sealer {

  private final SegmentRepository segments;
  private final InstantSource clock;

  /**
   * What is to be sealed once it is settled. It is kept until then: a newer one might never be
   * settled while writers keep coming.
   */
  private @Nullable Horizon pending;

  Sealer(SegmentRepository segments, InstantSource clock) {
    this.segments = segments;
    this.clock = clock;
  }

  /** One round: seals all that is settled. */
  synchronized void sweep() {
    Horizon horizon = pending == null ? segments.horizon().orElse(null) : pending;
    pending = horizon;
    if (horizon == null || !segments.isSettled(horizon)) {
      return;
    }
    while (segments.seal(horizon, now())) {}
    pending = null;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
