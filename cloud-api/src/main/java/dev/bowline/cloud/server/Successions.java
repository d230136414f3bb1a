package dev.bowline.cloud.server;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;

/**
 * Which machine may open a server's backups: the first that asks for them, and after it only a
 * successor that ROOT has confirmed. What is compared is the agent's public key, so whoever gets
 * hold of an enrolment token becomes the server, but does not get at what it has stored.
 */
@Singleton
public final class Successions {

  private final ServerRepository servers;
  private final AgentKeyRepository keys;
  private final Presence presence;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;

  Successions(
      ServerRepository servers,
      AgentKeyRepository keys,
      Presence presence,
      AuditTrail audit,
      TransactionOperations<Connection> transactions) {
    this.servers = servers;
    this.keys = keys;
    this.presence = presence;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Whether the agent that signs with {@code keyId} may open the backups of {@code serverId}. The
   * first that asks may, and from then on no other.
   */
  public boolean admits(long serverId, String keyId) {
    servers.trustFirst(serverId, keyId);
    return servers.countTrusted(serverId, keyId) > 0;
  }

  /** Admits the agent that is enrolled now; nothing when there is no such server. */
  Optional<Server> confirm(Editor editor, long id) {
    return transactions.executeWrite(status -> {
      if (servers.confirmSuccessor(editor.tenantId(), id) > 0) {
        audit.append(event(editor, id));
      }
      return servers.find(editor.tenantId(), id).map(presence::view);
    });
  }

  private AuditEvent event(Editor editor, long id) {
    return editor.event(
        "server.successor",
        "server:" + id,
        Map.of("key_id", keys.findByServerId(id).map(AgentKeyRow::keyId).orElse("")));
  }
}
