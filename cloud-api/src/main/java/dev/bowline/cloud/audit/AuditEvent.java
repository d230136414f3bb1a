package dev.bowline.cloud.audit;

import java.util.Map;

/**
 * One change.
 *
 * @param actor {@code member:3}, {@code key:7}, {@code server:1} or {@code system}
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
}
