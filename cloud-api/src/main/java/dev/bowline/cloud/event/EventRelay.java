package dev.bowline.cloud.event;

import dev.bowline.cloud.platform.BackgroundWork;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/**
 * Tells events to those who listen and forgets them, both in one transaction: a crash before its
 * commit leaves all of it to be done again. Any number of instances may relay.
 */
@Singleton
@Requires(property = "datasources.default.url")
public final class EventRelay implements BackgroundWork {

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

  @Override
  public String name() {
    return "the telling of events";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  /** Tells all there is to tell now. */
  @Override
  public boolean round() {
    int told = tellBatch();
    boolean worked = told > 0;
    while (told == BATCH) {
      told = tellBatch();
    }
    return worked;
  }

  private int tellBatch() {
    return transactions.executeWrite(status -> tell(outbox.lockOldest(BATCH)));
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
