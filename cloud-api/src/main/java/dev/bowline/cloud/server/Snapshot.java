package dev.bowline.cloud.server;

import dev.bowline.contract.inventory.Inventory;
import java.util.Optional;

/**
 * A server and what its host last reported.
 *
 * @param inventory empty until the first report
 */
public record Snapshot(Server server, Optional<Inventory> inventory) {}
