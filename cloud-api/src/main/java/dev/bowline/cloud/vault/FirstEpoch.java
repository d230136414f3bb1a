package dev.bowline.cloud.vault;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Where there is no database there are no rotations. */
@Singleton
@Requires(missingProperty = "datasources.default.url")
final class FirstEpoch implements Epochs {

  @Override
  public long current() {
    return FIRST;
  }
}
