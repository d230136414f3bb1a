package dev.bowline.cloud.audit;

import dev.bowline.cloud.platform.BackgroundWork;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
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
@Requires(property = "datasources.default.url")
final class Sealer implements BackgroundWork {

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

  @Override
  public String name() {
    return "the sealing of the audit trail";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  /** Seals all that is settled. */
  @Override
  public synchronized boolean round() {
    Horizon horizon = pending == null ? segments.horizon().orElse(null) : pending;
    pending = horizon;
    if (horizon == null || !segments.isSettled(horizon)) {
      return false;
    }
    while (segments.seal(horizon, now())) {}
    pending = null;
    return true;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
