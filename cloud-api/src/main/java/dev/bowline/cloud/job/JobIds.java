package dev.bowline.cloud.job;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Ids that are unique for ever and rise with time (RFC 9562, version 7). */
@Singleton
final class JobIds {

  private final SecureRandom random;
  private final InstantSource clock;

  JobIds(SecureRandom random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  UUID next() {
    long high = clock.millis() << 16 | 0x7000L | random.nextInt(0x1000);
    long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
