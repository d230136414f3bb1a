package dev.bowline.cloud.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One change.
 *
 * @param actor {@code member:3} (in the panel), {@code cli:3} (the same member's {@code bowline}
 *     after a login), {@code key:7}, {@code device:8}, {@code server:1} (its agent), {@code
 *     shell:1} (whoever works at the shell of server 1) or {@code system}
 * @param action dotted words, such as {@code key.create}
 * @param subject what was changed, such as {@code key:7}
 * @param ip the caller's address, empty when there is none
 * @param details before and after, never a secret
 */
public record AuditEvent(
    long tenantId,
    String actor,
    String action,
    String subject,
    String ip,
    Map<String, Object> details) {

  /** The map is copied. */
  public AuditEvent {
    details = Map.copyOf(details);
  }

  /** Details that tell what differs between two states, and {@code reason} unless it is empty. */
  public static Map<String, Object> difference(
      Map<String, Object> before, Map<String, Object> after, String reason) {
    Map<String, Object> old = new LinkedHashMap<>(before);
    Map<String, Object> now = new LinkedHashMap<>(after);
    old.entrySet().removeIf(entry -> entry.getValue().equals(after.get(entry.getKey())));
    now.keySet().retainAll(old.keySet());
    return reason.isEmpty()
        ? Map.of("before", old, "after", now)
        : Map.of("before", old, "after", now, "reason", reason);
  }
}
