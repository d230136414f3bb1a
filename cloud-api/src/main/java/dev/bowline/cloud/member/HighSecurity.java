package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Map;

/**
 * High Security Mode of tenants: whatever manages the API asks for a code of the second factor, at
 * most 15 minutes old. Sessions learn of a change at their next request.
 */
@Singleton
final class HighSecurity {

  private final TenantRepository tenants;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;

  HighSecurity(
      TenantRepository tenants, AuditTrail audit, TransactionOperations<Connection> transactions) {
    this.tenants = tenants;
    this.audit = audit;
    this.transactions = transactions;
  }

  boolean isOn(long tenantId) {
    return tenants.findById(tenantId).filter(Tenant::highSecurity).isPresent();
  }

  void set(Editor editor, boolean on) {
    transactions.executeWrite(status -> {
      boolean before = tenants.lock(editor.tenantId()).filter(Tenant::highSecurity).isPresent();
      tenants.setHighSecurity(editor.tenantId(), on);
      audit.append(
          editor.event(
              "tenant.security",
              "tenant:" + editor.tenantId(),
              AuditEvent.difference(
                  Map.of("high_security", before), Map.of("high_security", on), "")));
      return true;
    });
  }
}
