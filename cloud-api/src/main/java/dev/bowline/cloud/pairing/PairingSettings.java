package dev.bowline.cloud.pairing;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Map;

/** How a tenant pairs. */
@Singleton
final class PairingSettings {

  private final PairingSettingRepository settings;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;

  PairingSettings(
      PairingSettingRepository settings,
      AuditTrail audit,
      TransactionOperations<Connection> transactions) {
    this.settings = settings;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Whether a person confirms each claim: yes, unless the tenant said otherwise. */
  boolean confirms(long tenantId) {
    return settings.confirm(tenantId).orElse(true);
  }

  /** Says whether a person confirms each claim, from the next claim on. */
  void confirm(Editor editor, boolean confirm) {
    transactions.executeWrite(status -> {
      boolean before = confirms(editor.tenantId());
      settings.set(editor.tenantId(), confirm);
      audit.append(event(editor, before, confirm));
      return true;
    });
  }

  private static AuditEvent event(Editor editor, boolean before, boolean after) {
    return editor.event(
        "pairing.settings",
        "tenant:" + editor.tenantId(),
        AuditEvent.difference(Map.of("confirm", before), Map.of("confirm", after), ""));
  }
}
