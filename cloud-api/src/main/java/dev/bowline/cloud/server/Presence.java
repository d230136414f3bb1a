package dev.bowline.cloud.server;

import dev.bowline.cloud.simulation.Machine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** When each agent last called. An idle agent calls every five minutes with its samples. */
@Singleton
public final class Presence {

  /** Two calls missed, and a minute of grace. */
  static final Duration SILENCE = Duration.ofMinutes(11);

  private static final Duration PRECISION = Duration.ofSeconds(30);

  private final ServerRepository servers;
  private final InstantSource clock;

  Presence(ServerRepository servers, InstantSource clock) {
    this.servers = servers;
    this.clock = clock;
  }

  /** Notes that the agent of {@code serverId} calls now. */
  public void note(long serverId) {
    Instant now = clock.instant();
    servers.seen(serverId, now, now.minus(PRECISION));
  }

  Server view(ServerRow row) {
    return new Server(
        row.id(),
        row.name(),
        state(row).word(),
        row.hostname(),
        row.os(),
        row.agentVersion(),
        row.lastSeenAt(),
        row.inventoryAsOf(),
        row.bandwidthLimitBytes(),
        row.createdAt(),
        row.successionPending() ? Server.SUCCESSION_PENDING : null,
        false);
  }

  /** The tenant's simulated server, which is never away. */
  Server simulated(long tenantId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Server(
        new Host.Simulated(tenantId).id(),
        Machine.NAME,
        Server.State.ONLINE.word(),
        Machine.HOSTNAME,
        Machine.OS,
        Machine.AGENT_VERSION,
        now,
        now,
        Machine.BANDWIDTH_LIMIT_BYTES,
        Machine.CREATED,
        null,
        true);
  }

  private Server.State state(ServerRow row) {
    Instant seen = row.lastSeenAt();
    if (row.enrolledAt() == null || seen == null) {
      return Server.State.PENDING;
    }
    return seen.plus(SILENCE).isAfter(clock.instant()) ? Server.State.ONLINE : Server.State.OFFLINE;
  }
}
