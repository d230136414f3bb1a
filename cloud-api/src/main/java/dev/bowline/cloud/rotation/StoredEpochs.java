package dev.bowline.cloud.rotation;

import dev.bowline.cloud.vault.Epochs;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** The epochs in PostgreSQL. */
@Singleton
@Requires(property = "datasources.default.url")
final class StoredEpochs implements Epochs {

  private final EpochRepository epochs;

  StoredEpochs(EpochRepository epochs) {
    this.epochs = epochs;
  }

  @Override
  public long current() {
    return epochs.latest().map(EpochRow::number).orElse(FIRST);
  }
}
