package dev.bowline.cloud.testing;

import dev.bowline.cloud.vault.Epochs;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** For clouds whose database nobody provisioned: it holds no epochs. */
@Singleton
@Replaces(Epochs.class)
@Requires(property = "testing.provisioned", value = "false")
final class UnrotatedVault implements Epochs {

  @Override
  public long current() {
    return FIRST;
  }
}
