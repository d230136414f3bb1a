package dev.bowline.cloud.audit;

/** The append-only record of changes. */
public interface AuditTrail {

  /** Appends {@code event} within the transaction that makes the change: both stand or neither. */
  void append(AuditEvent event);
}
