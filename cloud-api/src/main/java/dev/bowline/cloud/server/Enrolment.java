package dev.bowline.cloud.server;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.command.CommandQueue;
import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import dev.bowline.contract.Secret;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Lets an agent in that holds a server's token. The token works once, with one public key; the same
 * pair may be presented again, since an answer can get lost and nothing in it is secret. A server
 * that enrols anew gets a new key, and the one before stops working.
 */
@Singleton
final class Enrolment {

  private static final int KEY_ID_BYTES = 4;

  private final ServerRepository servers;
  private final AgentKeyRepository keys;
  private final EnrolledAgents agents;
  private final CommandQueue queue;
  private final AuditTrail audit;
  private final Events events;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Enrolment(
      ServerRepository servers,
      AgentKeyRepository keys,
      EnrolledAgents agents,
      CommandQueue queue,
      AuditTrail audit,
      Events events,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.servers = servers;
    this.keys = keys;
    this.agents = agents;
    this.queue = queue;
    this.audit = audit;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What an agent brings.
   *
   * @param publicKey raw, 32 bytes
   * @param ip from where
   */
  record Applicant(
      Secret token, byte[] publicKey, String hostname, String os, String agentVersion, String ip) {}

  /** The agent's key as the cloud knows it from now on. */
  record Enrolled(long serverId, String keyId) {}

  /**
   * Enrols {@code applicant}; nothing when its token is unknown, expired or used with another key.
   * The row stays locked until the queue stands, so a removal comes before all of it or after.
   */
  Optional<Enrolled> enrol(Applicant applicant) {
    byte[] hash = TokenHash.of(applicant.token());
    return transactions.executeWrite(
        status -> servers.lockByToken(hash).flatMap(server -> enrol(server, hash, applicant)));
  }

  private Optional<Enrolled> enrol(ServerRow server, byte[] hash, Applicant applicant) {
    Optional<AgentKeyRow> used =
        keys.findByServerId(server.id()).filter(key -> Arrays.equals(key.enrolmentHash(), hash));
    if (used.isPresent()) {
      return used.filter(key -> Arrays.equals(key.publicKey(), applicant.publicKey()))
          .map(key -> new Enrolled(server.id(), key.keyId()));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant expiresAt = server.enrolmentExpiresAt();
    return expiresAt == null || now.isAfter(expiresAt)
        ? Optional.empty()
        : Optional.of(admit(server, hash, applicant, now));
  }

  private Enrolled admit(ServerRow server, byte[] hash, Applicant applicant, Instant now) {
    String keyId = keyId(server.id(), applicant.publicKey());
    queue.create(server.id());
    keys.deleteByServerId(server.id());
    agents.forget(server.id());
    keys.save(
        new AgentKeyRow(keyId, server.id(), server.tenantId(), applicant.publicKey(), hash, now));
    servers.enrol(
        server.id(),
        now,
        applicant.hostname(),
        applicant.os(),
        applicant.agentVersion(),
        applicant.publicKey());
    audit.append(event(server, keyId, applicant));
    events.publish(
        Event.ofServer(
            server.tenantId(),
            EventType.SERVER_ENROLLED,
            server.id(),
            Map.of(
                "name", server.name(),
                "hostname", applicant.hostname(),
                "again", server.enrolledAt() != null)));
    return new Enrolled(server.id(), keyId);
  }

  private static String keyId(long serverId, byte[] publicKey) {
    return "agent-" + serverId + "-" + HexFormat.of().formatHex(publicKey, 0, KEY_ID_BYTES);
  }

  private static AuditEvent event(ServerRow server, String keyId, Applicant applicant) {
    return new AuditEvent(
        server.tenantId(),
        "server:" + server.id(),
        "server.enrol",
        "server:" + server.id(),
        applicant.ip(),
        Map.of("key_id", keyId, "hostname", applicant.hostname()));
  }
}
