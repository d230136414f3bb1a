package dev.bowline.cloud.apikey;

import dev.bowline.cloud.credential.Credential;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries changes from PostgreSQL to the projection. An entry only says that a key changed; what is
 * projected is the truth at the time of delivery, so the order of deliveries does not matter.
 */
@Singleton
final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final OutboxRepository entries;
  private final ApiKeyRepository keys;
  private final Projection projection;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource time;

  Outbox(
      OutboxRepository entries,
      ApiKeyRepository keys,
      Projection projection,
      TransactionOperations<Connection> transactions,
      InstantSource time) {
    this.entries = entries;
    this.keys = keys;
    this.projection = projection;
    this.transactions = transactions;
    this.time = time;
  }

  /** Notes, within the transaction that changes it, that the key changed. */
  void note(Credential changed) {
    entries.save(new OutboxRow(null, changed.id(), changed.number(), time.instant()));
  }

  /** Projects the key now if that is possible; otherwise the sweeper will. */
  void deliver(String publicKey) {
    try {
      transactions.executeWrite(status -> project(publicKey));
    } catch (RuntimeException e) {
      // Whatever it was, the entry stays, and the sweeper comes again.
      LOG.warn("A key's projection is behind: {}", e.getMessage());
    }
  }

  private int project(String publicKey) {
    List<OutboxRow> noted = entries.lock(publicKey);
    if (!noted.isEmpty()) {
      keys.findByPublicKey(publicKey)
          .map(row -> ApiKey.of(row).credential())
          .ifPresentOrElse(
              projection::publish,
              () -> projection.remove(publicKey, noted.getFirst().keyNumber()));
    }
    noted.forEach(entries::delete);
    return noted.size();
  }
}
