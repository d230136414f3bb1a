package dev.bowline.cloud.webhook;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.condition.EntityTag;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.event.Published;
import dev.bowline.cloud.projection.Columns;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One webhook as it is stored.
 *
 * @param events patterns joined by blanks
 * @param serverIds joined by blanks; null is every server, and what concerns none
 * @param disabledReason why it was disabled by the cloud; null when a person did
 * @param secret sealed under {@code secretGeneration}
 * @param previousSecret signs too until {@code previousUntil}
 * @param failingSince the first failure after the last success
 * @param dropped messages for which too many others waited, since it was enabled
 */
@MappedEntity("webhook")
record WebhookRow(
    @Id long id,
    long tenantId,
    String name,
    String url,
    String events,
    @Nullable String serverIds,
    boolean enabled,
    @Nullable String disabledReason,
    String secret,
    long secretGeneration,
    @Nullable String previousSecret,
    @Nullable Long previousGeneration,
    @Nullable Instant previousUntil,
    @Nullable Instant failingSince,
    long dropped,
    Instant createdAt,
    String createdBy) {

  EntityTag tag() {
    return EntityTag.of(id, name, url, events, serverIds, enabled, disabledReason);
  }

  /** A secret that was replaced and still signs. */
  record Previous(String secret, long generation) {}

  @Nullable Previous previousAt(Instant now) {
    return previousSecret != null
            && previousGeneration != null
            && previousUntil != null
            && now.isBefore(previousUntil)
        ? new Previous(previousSecret, previousGeneration)
        : null;
  }

  /** The same webhook with another secret, beside which this one's signs until {@code until}. */
  WebhookRow withSecret(SigningSecrets.Made made, Instant until) {
    return new WebhookRow(
        id,
        tenantId,
        name,
        url,
        events,
        serverIds,
        enabled,
        disabledReason,
        made.sealed().text(),
        made.generation(),
        secret,
        secretGeneration,
        until,
        failingSince,
        dropped,
        createdAt,
        createdBy);
  }

  /** What the trail keeps when the cloud changes it without being asked. */
  AuditEvent byItself(String action, Map<String, Object> details) {
    return new AuditEvent(tenantId, "system", action, "webhook:" + id, "", details);
  }

  ServerAccess servers() {
    return Columns.servers(serverIds);
  }

  List<String> patterns() {
    return Columns.words(events);
  }

  /** Whether it is to be told of {@code event}. */
  boolean wants(Published event) {
    Long server = event.serverId();
    boolean concerned =
        switch (servers()) {
          case ServerAccess.All() -> true;
          case ServerAccess.Only only -> server != null && only.includes(server);
        };
    return concerned
        && patterns().stream().anyMatch(one -> EventPattern.matches(one, event.type()));
  }
}
