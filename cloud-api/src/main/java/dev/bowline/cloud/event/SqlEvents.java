package dev.bowline.cloud.event;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Events in an outbox in PostgreSQL. */
@Singleton
class SqlEvents implements Events {

  private final OutboxRepository outbox;
  private final Messages messages;
  private final InstantSource time;

  SqlEvents(OutboxRepository outbox, Messages messages, InstantSource time) {
    this.outbox = outbox;
    this.messages = messages;
    this.time = time;
  }

  @Override
  @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
  public void publish(Event event) {
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    outbox.save(
        new OutboxRow(
            null,
            messages.newId(),
            event.tenantId(),
            event.type().word(),
            event.serverId(),
            messages.payload(event.type().word(), now, event.data()),
            now));
  }
}
