package dev.bowline.cloud.platform;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/**
 * The source of randomness after a snapshot. The JDK's own reads the operating system's for each
 * number, but keeps what it read for a moment; what comes after this is of the copy alone.
 */
@Singleton
final class Randomness implements SnapshotGuard {

  private final SecureRandom random;

  Randomness(SecureRandom random) {
    this.random = random;
  }

  @Override
  public void beforeCheckpoint() {
    // Nothing is drawn before the copy has its own seed.
  }

  @Override
  public void afterRestore() {
    random.setSeed(random.generateSeed(32));
  }
}
