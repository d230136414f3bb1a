package dev.bowline.cloud.resource.service;

import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.panelconfig.Category;
import dev.bowline.cloud.panelconfig.PanelItems;
import dev.bowline.cloud.server.Snapshot;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.contract.inventory.Inventory;
import dev.bowline.contract.inventory.ServiceState;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The services of every server, for bearer tokens. */
@Singleton
final class ServiceItems implements PanelItems {

  private final VisibleServers servers;

  ServiceItems(VisibleServers servers) {
    this.servers = servers;
  }

  /**
   * One service.
   *
   * @param status the word systemd has for it, such as {@code active}
   * @param asOf when its host reported it
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @Example(
      """
      {"server_id": 1001, "name": "nginx", "description": "A high performance web server",
       "status": "active", "as_of": "2026-03-01T12:00:00Z"}
      """)
  record Item(long serverId, String name, String description, String status, Instant asOf) {

    static Item of(ServiceState state, long serverId, Instant asOf) {
      return new Item(serverId, state.name(), state.description(), state.activeState(), asOf);
    }
  }

  @Override
  public Category category() {
    return Category.SERVICES;
  }

  @Override
  public Class<?> itemType() {
    return Item.class;
  }

  @Override
  public List<Item> items(long tenantId) {
    return servers.ofTenant(tenantId).stream().flatMap(ServiceItems::items).toList();
  }

  private static Stream<Item> items(Snapshot snapshot) {
    return snapshot.inventory().stream()
        .flatMap(inventory -> items(inventory, snapshot.server().id()));
  }

  private static Stream<Item> items(Inventory inventory, long serverId) {
    return inventory.services().stream().map(state -> Item.of(state, serverId, inventory.asOf()));
  }
}
