package dev.bowline.cloud.server;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.contract.Secret;
import dev.bowline.contract.key.EnrolmentToken;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers of a tenant, as its members manage them. Every change is in the audit trail. */
@Singleton
final class Servers {

  private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  private final ServerRepository servers;
  private final Presence presence;
  private final Ids ids;
  private final SecureRandom random;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Servers(
      ServerRepository servers,
      Presence presence,
      Ids ids,
      SecureRandom random,
      AuditTrail audit,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.servers = servers;
    this.presence = presence;
    this.ids = ids;
    this.random = random;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A server and the token with which its agent may enrol once, until it expires. */
  record Invitation(Server server, Secret token, Instant expiresAt) {}

  List<Server> all(long tenantId) {
    return servers.ofTenant(tenantId).stream().map(presence::view).toList();
  }

  Invitation create(Editor editor, String name) {
    Instant now = now();
    Secret token = EnrolmentToken.random(random);
    ServerRow row = named(ids.next(), editor.tenantId(), name, now, token);
    transactions.executeWrite(status -> {
      record(editor, "server.create", row.id(), Map.of("name", name));
      return servers.save(row);
    });
    return new Invitation(presence.view(row), token, now.plus(TOKEN_LIFE));
  }

  /** A fresh token; the one before stops working. Nothing when there is no such server. */
  Optional<Invitation> invite(Editor editor, long id) {
    Secret token = EnrolmentToken.random(random);
    Instant expiresAt = now().plus(TOKEN_LIFE);
    return transactions.executeWrite(status -> {
      if (servers.renewToken(editor.tenantId(), id, TokenHash.of(token), expiresAt) == 0) {
        return Optional.empty();
      }
      record(editor, "server.token", id, Map.of());
      return find(editor.tenantId(), id).map(server -> new Invitation(server, token, expiresAt));
    });
  }

  /** The changed server, or nothing when there is none; 409 for another version. */
  Optional<Server> edit(Editor editor, long id, IfMatch condition, ServerEdit asked) {
    return transactions.executeWrite(status ->
        servers
            .lock(editor.tenantId(), id)
            .flatMap(before -> {
              condition.demand(presence.view(before).tag());
              rename(editor, before, asked);
              limit(editor, before, asked);
              return find(editor.tenantId(), id);
            }));
  }

  private void rename(Editor editor, ServerRow before, ServerEdit asked) {
    String name = asked.name();
    if (name != null) {
      servers.rename(before.id(), name);
      record(editor, "server.rename", before.id(), Map.of("before", before.name(), "after", name));
    }
  }

  private void limit(Editor editor, ServerRow before, ServerEdit asked) {
    if (asked.limit() instanceof ServerEdit.Limit(Long bytes)) {
      servers.limitBandwidth(before.id(), bytes);
      record(
          editor,
          "server.bandwidth_limit",
          before.id(),
          Map.of("before", word(before.bandwidthLimitBytes()), "after", word(bytes)));
    }
  }

  private static Object word(@Nullable Long bytes) {
    return bytes == null ? "none" : bytes;
  }

  Optional<Server> find(long tenantId, long id) {
    return servers.find(tenantId, id).map(presence::view);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void record(Editor editor, String action, long id, Map<String, Object> details) {
    audit.append(editor.event(action, "server:" + id, details));
  }

  private static ServerRow named(long id, long tenantId, String name, Instant now, Secret token) {
    return new ServerRow(
        id,
        tenantId,
        name,
        false,
        now,
        TokenHash.of(token),
        now.plus(TOKEN_LIFE),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false);
  }
}
