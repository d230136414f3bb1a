package dev.bowline.cloud.usage;

import dev.bowline.cloud.platform.ProvisioningStep;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Notes, once per installation, when it began to count uses of scopes. */
@Singleton
final class ScopeCounting implements ProvisioningStep {

  private final CountTable counts;
  private final InstantSource clock;

  ScopeCounting(CountTable counts, InstantSource clock) {
    this.counts = counts;
    this.clock = clock;
  }

  @Override
  public void provision() {
    counts.beginScopeCounting(clock.instant());
  }
}
