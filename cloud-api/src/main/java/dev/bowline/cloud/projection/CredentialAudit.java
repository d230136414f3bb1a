package dev.bowline.cloud.projection;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.Admissible;
import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import jakarta.inject.Singleton;
import java.util.Map;

/** Writes changes of credentials into the audit trail and tells them to those who listen. */
@Singleton
public final class CredentialAudit {

  private final AuditTrail trail;
  private final Events events;

  CredentialAudit(AuditTrail trail, Events events) {
    this.trail = trail;
    this.events = events;
  }

  /** A kind of change: the action as the trail calls it, and what is told of it. */
  public record Change(String action, EventType told) {}

  /**
   * Within the transaction that makes the change: both stand or neither.
   *
   * @param details what the trail keeps; never a secret
   * @param data what listeners are told; never a secret
   */
  public void append(
      Editor editor,
      Change change,
      Admissible credential,
      Map<String, Object> details,
      Map<String, Object> data) {
    String subject = credential.kind().word() + ":" + credential.number();
    trail.append(editor.event(change.action(), subject, details));
    events.publish(Event.ofTenant(editor.tenantId(), change.told(), data));
  }
}
