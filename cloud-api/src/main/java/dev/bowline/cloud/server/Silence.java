package dev.bowline.cloud.server;

import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Tells when an agent falls silent, and when it calls again: each once, however many instances
 * look.
 */
@Singleton
final class Silence {

  private static final int BATCH = 100;

  private final ServerRepository servers;
  private final Events events;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Silence(
      ServerRepository servers,
      Events events,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.servers = servers;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One round. */
  void sweep() {
    Instant heardOf = clock.instant().minus(Presence.SILENCE);
    transactions.executeWrite(status -> {
      tell(servers.lockSilent(heardOf, BATCH), EventType.SERVER_SILENT, true);
      tell(servers.lockReturned(heardOf, BATCH), EventType.SERVER_RETURNED, false);
      return status;
    });
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
