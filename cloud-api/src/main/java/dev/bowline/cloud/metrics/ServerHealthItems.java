package dev.bowline.cloud.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.panelconfig.Category;
import dev.bowline.cloud.panelconfig.PanelItems;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.Snapshot;
import dev.bowline.cloud.server.VisibleServers;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The servers with their latest samples, for bearer tokens. Unlike a viewer in the panel, who asks
 * here does not make the hosts send more often: a token changes nothing.
 */
@Singleton
final class ServerHealthItems implements PanelItems {

  private final VisibleServers servers;
  private final Metrics metrics;

  ServerHealthItems(VisibleServers servers, Metrics metrics) {
    this.servers = servers;
    this.metrics = metrics;
  }

  /**
   * One server.
   *
   * @param status {@code pending}, {@code online} or {@code offline}
   * @param lastSeen when its agent last called
   * @param metrics the latest sample, null before the first
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Item(
      long id,
      String name,
      String status,
      @Nullable Instant lastSeen,
      @Nullable MetricsView metrics) {}

  @Override
  public Category category() {
    return Category.SERVER_HEALTH;
  }

  @Override
  public Class<?> itemType() {
    return Item.class;
  }

  @Override
  public List<Item> items(long tenantId) {
    return servers.ofTenant(tenantId).stream().map(this::item).toList();
  }

  private Item item(Snapshot snapshot) {
    Server server = snapshot.server();
    return new Item(
        server.id(),
        server.name(),
        server.state(),
        server.lastSeen(),
        metrics.latest(server.id()).map(MetricsView::of).orElse(null));
  }
}
