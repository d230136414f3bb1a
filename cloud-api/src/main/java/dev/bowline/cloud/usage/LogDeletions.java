package dev.bowline.cloud.usage;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.credential.Admissible;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The request logs of deleted credentials, until they are gone; the audit trail says when. */
@Singleton
public final class LogDeletions {

  private final LogDeletionRepository rows;
  private final PackedLogs logs;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  LogDeletions(
      LogDeletionRepository rows,
      PackedLogs logs,
      AuditTrail audit,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.rows = rows;
    this.logs = logs;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Notes, within the transaction that deletes {@code credential}, that its log is to go. */
  public LogDeletion note(Admissible credential) {
    return LogDeletion.of(
        rows.save(
            new LogDeletionRow(
                credential.number(),
                credential.tenantId(),
                credential.kind().word(),
                now(),
                null)));
  }

  /** The deletion of the log of the tenant's credential {@code number}. */
  Optional<LogDeletion> find(long tenantId, long number) {
    return rows.findByNumberAndTenantId(number, tenantId).map(LogDeletion::of);
  }

  /** The oldest {@code most} that are not finished. */
  List<LogDeletionRow> open(int most) {
    return rows.open(most);
  }

  /**
   * Deletes one log wholly and says so. It may be repeated, also by several instances at once: who
   * dies on the way leaves the rest to the next, and one of them has the last word.
   */
  void finish(LogDeletionRow deletion) {
    logs.deleteLogs(deletion.number());
    transactions.executeWrite(status -> {
      long finished = rows.finish(deletion.number(), now());
      if (finished > 0) {
        audit.append(event(deletion));
      }
      return finished;
    });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static AuditEvent event(LogDeletionRow deletion) {
    return new AuditEvent(
        deletion.tenantId(),
        "system",
        deletion.kind() + ".logs_deleted",
        deletion.kind() + ":" + deletion.number(),
        "",
        Map.of("requested_at", deletion.requestedAt().toString()));
  }
}
