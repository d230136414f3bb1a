package dev.bowline.cloud.server;

import dev.bowline.contract.inventory.Inventory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server and what its host last reported.
 *
 * @param reported null until the first report
 */
public record Snapshot(Server server, @Nullable Inventory reported) {

  /** What the host last reported; nothing until the first report. */
  public Optional<Inventory> inventory() {
    return Optional.ofNullable(reported);
  }
}
