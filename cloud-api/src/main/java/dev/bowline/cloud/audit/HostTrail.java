package dev.bowline.cloud.audit;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.contract.audit.HostEvent;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/**
 * What hosts tell the trail. All of it stands under {@code host.}, about the host itself: a host
 * that somebody took over can lie about itself and about nothing else.
 */
@Singleton
final class HostTrail {

  private final SqlAuditTrail trail;
  private final TransactionOperations<Connection> transactions;

  HostTrail(SqlAuditTrail trail, TransactionOperations<Connection> transactions) {
    this.trail = trail;
    this.transactions = transactions;
  }

  /** Appends each event of {@code host} once, however often it is told; all of them or none. */
  void append(Principal.Host host, String ip, List<HostEvent> events) {
    transactions.executeWrite(status -> {
      events.forEach(event -> trail.appendOnce(entry(host, ip, event)));
      return events.size();
    });
  }

  private static AuditEvent entry(Principal.Host host, String ip, HostEvent event) {
    return new AuditEvent(
        host.tenantId(),
        (event.isFromShell() ? "shell:" : "server:") + host.serverId(),
        "host." + event.event(),
        "server:" + host.serverId(),
        ip,
        Map.of(
            "id", event.id().toString(),
            "at", event.at().toString(),
            "by", event.by(),
            "about", event.subject(),
            "result", event.result()));
  }
}
