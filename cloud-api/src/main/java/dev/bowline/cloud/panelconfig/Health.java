package dev.bowline.cloud.panelconfig;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.server.Server;
import dev.bowline.cloud.server.Snapshot;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the installation is.
 *
 * @param status {@code ok}, or {@code degraded} when some check is {@code down}
 * @param servers the tenant's, by state; null while the database is down
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record Health(String resource, String status, List<Check> checks, @Nullable Servers servers) {

  /**
   * One part of the installation.
   *
   * @param status {@code up} or {@code down}
   */
  @Serdeable
  record Check(String name, String status) {}

  /** How many servers are in each state. */
  @Serdeable
  record Servers(int total, long online, long offline, long pending) {

    static Servers of(List<Snapshot> all) {
      return new Servers(
          all.size(),
          count(all, Server.State.ONLINE),
          count(all, Server.State.OFFLINE),
          count(all, Server.State.PENDING));
    }

    private static long count(List<Snapshot> all, Server.State state) {
      return all.stream().filter(one -> one.server().state().equals(state.word())).count();
    }
  }

  /** The request was admitted, so the store that admits is up. */
  static Health of(@Nullable Servers servers) {
    boolean databaseUp = servers != null;
    return new Health(
        "health",
        databaseUp ? "ok" : "degraded",
        List.of(new Check("admission", "up"), new Check("database", databaseUp ? "up" : "down")),
        servers);
  }
}
