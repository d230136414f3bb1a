package dev.bowline.cloud.apikey;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import dev.bowline.contract.key.PublicKey;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What the audit trail keeps of changes to keys, and what those who listen are told. */
@Singleton
final class KeyAudit {

  private static final Map<String, EventType> TOLD =
      Map.of(
          "key.create", EventType.KEY_CREATED,
          "key.edit", EventType.KEY_CHANGED,
          "key.regenerate", EventType.KEY_REGENERATED,
          "key.revoke", EventType.KEY_REVOKED,
          "key.delete", EventType.KEY_DELETED);

  private final AuditTrail trail;
  private final Events events;

  KeyAudit(AuditTrail trail, Events events) {
    this.trail = trail;
    this.events = events;
  }

  void append(Editor editor, String action, ApiKey key, Map<String, Object> details) {
    trail.append(editor.event(action, "key:" + key.credential().number(), details));
    events.publish(
        Event.ofTenant(editor.tenantId(), Objects.requireNonNull(TOLD.get(action)), told(key)));
  }

  private static Map<String, Object> told(ApiKey key) {
    Credential credential = key.credential();
    return Map.of(
        "key_id", credential.number(),
        "name", credential.name(),
        "environment", credential.environment().word(),
        "prefix", new PublicKey(credential.id(), credential.environment()).masked());
  }

  /** Everything about a key but its secret. */
  static Map<String, Object> state(ApiKey key) {
    Credential credential = key.credential();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("name", credential.name());
    state.put("description", key.description());
    state.put("environment", credential.environment().word());
    state.put("scopes", credential.scopes().texts());
    state.put("tier", credential.tier().word());
    state.put("ip_whitelist", credential.ipWhitelist().stream().map(IpRange::text).toList());
    state.put("servers", credential.servers().sortedIds().<Object>map(ids -> ids).orElse("all"));
    state.put("expires_at", credential.expiry().map(Object::toString).orElse("never"));
    state.put("status", credential.status().name());
    return state;
  }
}
