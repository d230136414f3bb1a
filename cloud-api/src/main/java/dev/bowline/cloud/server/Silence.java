package dev.bowline.cloud.server;

import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import dev.bowline.cloud.platform.BackgroundWork;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Tells when an agent falls silent, and when it calls again: each once, however many instances
 * look. It begins when the cloud has listened for as long as a silence lasts: until then it may be
 * the cloud that was away.
 */
@Singleton
@Requires(property = "datasources.default.url")
final class Silence implements BackgroundWork {

  private static final int BATCH = 100;

  private final ServerRepository servers;
  private final Events events;
  private final Listening listening;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Silence(
      ServerRepository servers,
      Events events,
      Listening listening,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.servers = servers;
    this.events = events;
    this.listening = listening;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "the watch for silent servers";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public boolean round() {
    return !listening.since().isAfter(heardOf()) && sweep();
  }

  /** Tells of those who changed, and whether there were any. */
  boolean sweep() {
    return transactions.executeWrite(status -> {
      List<ServerRow> silent = servers.lockSilent(heardOf(), BATCH);
      List<ServerRow> returned = servers.lockReturned(heardOf(), BATCH);
      tell(silent, EventType.SERVER_SILENT, true);
      tell(returned, EventType.SERVER_RETURNED, false);
      return !silent.isEmpty() || !returned.isEmpty();
    });
  }

  private Instant heardOf() {
    return clock.instant().minus(Presence.SILENCE);
  }

  private void tell(List<ServerRow> changed, EventType type, boolean silent) {
    for (ServerRow server : changed) {
      servers.silent(server.id(), silent);
      events.publish(
          Event.ofServer(
              server.tenantId(),
              type,
              server.id(),
              Map.of("name", server.name(), "last_seen", String.valueOf(server.lastSeenAt()))));
    }
  }
}
