package dev.bowline.cloud.apikey;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.IpRange;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the audit trail keeps of changes to keys. */
@Singleton
final class KeyAudit {

  private final AuditTrail trail;

  KeyAudit(AuditTrail trail) {
    this.trail = trail;
  }

  void append(Editor editor, String action, ApiKey key, Map<String, Object> details) {
    trail.append(editor.event(action, "key:" + key.credential().number(), details));
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
