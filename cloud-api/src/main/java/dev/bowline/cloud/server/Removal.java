package dev.bowline.cloud.server;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.command.CommandQueue;
import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes a server: first its queue, then its agent's key, then what other features hold of it,
 * last its row. Each step may be repeated, so a removal that broke off is finished by asking again.
 * From its beginning nobody can enrol as that server.
 */
@Singleton
final class Removal {

  private final ServerRepository servers;
  private final AgentKeyRepository keys;
  private final EnrolledAgents agents;
  private final CommandQueue queue;
  private final List<ServerRemoved> listeners;
  private final AuditTrail audit;
  private final Events events;
  private final TransactionOperations<Connection> transactions;

  Removal(
      ServerRepository servers,
      AgentKeyRepository keys,
      EnrolledAgents agents,
      CommandQueue queue,
      List<ServerRemoved> listeners,
      AuditTrail audit,
      Events events,
      TransactionOperations<Connection> transactions) {
    this.servers = servers;
    this.keys = keys;
    this.agents = agents;
    this.queue = queue;
    this.listeners = List.copyOf(listeners);
    this.audit = audit;
    this.events = events;
    this.transactions = transactions;
  }

  /** Whether there was such a server to remove. */
  boolean remove(Editor editor, long id) {
    Optional<ServerRow> going = servers.find(editor.tenantId(), id);
    if (going.isEmpty() || servers.beginRemoval(editor.tenantId(), id) == 0) {
      return false;
    }
    queue.delete(id);
    keys.deleteByServerId(id);
    agents.forget(id);
    listeners.forEach(listener -> listener.onRemoval(id));
    transactions.executeWrite(status -> {
      audit.append(event(editor, going.get()));
      events.publish(
          Event.ofServer(
              editor.tenantId(), EventType.SERVER_REMOVED, id, Map.of("name", going.get().name())));
      servers.delete(id);
      return id;
    });
    return true;
  }

  private static AuditEvent event(Editor editor, ServerRow removed) {
    return editor.event("server.remove", "server:" + removed.id(), Map.of("name", removed.name()));
  }
}
