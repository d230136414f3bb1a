package dev.bowline.cloud.platform;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** Time and randomness. A test that registers its own gets its own. */
@Factory
final class Sources {

  @Singleton
  @Requires(missingBeans = InstantSource.class)
  InstantSource time() {
    return Clock.systemUTC();
  }

  @Singleton
  @Requires(missingBeans = SecureRandom.class)
  SecureRandom randomness() {
    return new SecureRandom();
  }
}
