package dev.bowline.cloud.event;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/**
 * Tells events to those who listen and forgets them, both in one transaction: a crash before its
 * commit leaves all of it to be done again. Any number of instances may relay.
 */
@Singleton
public final class EventRelay {

  private static final int BATCH = 100;

  private final OutboxRepository outbox;
  private final List<EventListener> listeners;
  private final TransactionOperations<Connection> transactions;

  EventRelay(
      OutboxRepository outbox,
      List<EventListener> listeners,
      TransactionOperations<Connection> transactions) {
    this.outbox = outbox;
    this.listeners = List.copyOf(listeners);
    this.transactions = transactions;
  }

  /** Tells all there is to tell now. */
  public void relay() {
    int told = BATCH;
    while (told == BATCH) {
      told = transactions.executeWrite(status -> tell(outbox.lockOldest(BATCH)));
    }
  }

  private int tell(List<OutboxRow> rows) {
    rows.forEach(this::tell);
    rows.forEach(outbox::delete);
    return rows.size();
  }

  private void tell(OutboxRow row) {
    Published event =
        new Published(
            row.messageId(),
            row.tenantId(),
            row.type(),
            row.serverId(),
            row.payload(),
            row.occurredAt());
    listeners.forEach(listener -> listener.on(event));
  }
}
