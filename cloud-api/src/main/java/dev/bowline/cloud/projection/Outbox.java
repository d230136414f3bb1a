package dev.bowline.cloud.projection;

import dev.bowline.cloud.credential.Admissible;
import dev.bowline.cloud.credential.Credential.Kind;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries changes from PostgreSQL to the projection. An entry only says that a credential changed;
 * what is projected is the truth at the time of delivery, so the order of deliveries does not
 * matter.
 */
@Singleton
final class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  private final OutboxRepository entries;
  private final Map<Kind, CredentialTruth> truths;
  private final Projection projection;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource time;

  Outbox(
      OutboxRepository entries,
      List<CredentialTruth> truths,
      Projection projection,
      TransactionOperations<Connection> transactions,
      InstantSource time) {
    this.entries = entries;
    this.truths =
        truths.stream().collect(Collectors.toMap(CredentialTruth::kind, Function.identity()));
    this.projection = projection;
    this.transactions = transactions;
    this.time = time;
  }

  /** Notes, within the transaction that changes it, that the credential changed. */
  void note(Admissible changed) {
    entries.save(new OutboxRow(null, changed.id(), changed.number(), time.instant()));
  }

  /** Projects the credential now if that is possible; otherwise the sweeper will. */
  void deliver(String id) {
    try {
      transactions.executeWrite(status -> project(id));
    } catch (RuntimeException e) {
      // Whatever it was, the entry stays, and the sweeper comes again.
      LOG.warn("A credential's projection is behind: {}", e.getMessage());
    }
  }

  private int project(String id) {
    List<OutboxRow> noted = entries.lock(id);
    if (!noted.isEmpty()) {
      truth(id)
          .find(id)
          .ifPresentOrElse(
              projection::publish, () -> projection.remove(id, noted.getFirst().keyNumber()));
    }
    noted.forEach(entries::delete);
    return noted.size();
  }

  private CredentialTruth truth(String id) {
    CredentialTruth truth = truths.get(Kind.of(id));
    if (truth == null) {
      throw new IllegalStateException("Nobody knows the truth about " + Kind.of(id));
    }
    return truth;
  }
}
