package dev.bowline.cloud.apikey;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.projection.CredentialAudit;
import dev.bowline.cloud.projection.CredentialAudit.Change;
import dev.bowline.contract.key.PublicKey;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the audit trail keeps of changes to keys, and what those who listen are told. */
@Singleton
final class KeyAudit {

  private final CredentialAudit audit;

  KeyAudit(CredentialAudit audit) {
    this.audit = audit;
  }

  void append(Editor editor, Change change, ApiKey key, Map<String, Object> details) {
    audit.append(editor, change, key.credential(), details, told(key));
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
