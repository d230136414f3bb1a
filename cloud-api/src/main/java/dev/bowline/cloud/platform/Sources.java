package dev.bowline.cloud.platform;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** Time and randomness, unless another bean of exactly that type is registered. */
@Factory
final class Sources {

  @Singleton
  @Secondary
  InstantSource time() {
    return Clock.systemUTC();
  }

  @Singleton
  @Secondary
  SecureRandom randomness() {
    return new SecureRandom();
  }
}
