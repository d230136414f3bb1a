package dev.bowline.cloud.projection;

import dev.bowline.cloud.usage.LogDeletion;
import dev.bowline.cloud.usage.LogDeletions;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one way in which credentials change. A change is one transaction; what it takes away is taken
 * in the projection as the last step before the commit, what it gives is given after. When DynamoDB
 * does not answer before the commit, the change fails and may be repeated; when it does not answer
 * after, the sweeper makes up for it.
 */
@Singleton
public final class CredentialChanges {

  private final Outbox outbox;
  private final OutboxRepository entries;
  private final Projection projection;
  private final LogDeletions logs;
  private final TransactionOperations<Connection> transactions;

  CredentialChanges(
      Outbox outbox,
      OutboxRepository entries,
      Projection projection,
      LogDeletions logs,
      TransactionOperations<Connection> transactions) {
    this.outbox = outbox;
    this.entries = entries;
    this.projection = projection;
    this.logs = logs;
    this.transactions = transactions;
  }

  /** A generation above all it ever gave, also to transactions that were rolled back. */
  public long nextGeneration() {
    return entries.nextGeneration();
  }

  /**
   * Runs {@code storage} in a transaction and projects what it stored, or found to be stored. It
   * can be used as soon as this returns. For what takes nothing away: a new credential, or one
   * whose secret was sealed anew.
   */
  public <T extends CredentialHolder> Optional<T> store(Supplier<Optional<T>> storage) {
    Optional<T> stored =
        transactions.executeWrite(status -> {
          Optional<T> one = storage.get();
          one.ifPresent(it -> outbox.note(it.credential()));
          return one;
        });
    stored.ifPresent(one -> outbox.deliver(one.credential().id()));
    return stored;
  }

  /**
   * Changes a credential, all in one transaction.
   *
   * @param locked reads it and keeps others from changing it meanwhile
   * @param alteration makes its successor, of the generation given
   * @param storage stores the successor and says so in the audit trail, given both
   */
  public <T extends CredentialHolder> T change(
      Supplier<T> locked, BiFunction<T, Long, T> alteration, BiConsumer<T, T> storage) {
    T changed =
        transactions.executeWrite(status -> {
          T before = locked.get();
          long meanwhile = nextGeneration();
          T after = alteration.apply(before, nextGeneration());
          storage.accept(before, after);
          outbox.note(after.credential());
          projection.publish(Narrowing.meet(before.credential(), after.credential(), meanwhile));
          return after;
        });
    outbox.deliver(changed.credential().id());
    return changed;
  }

  /**
   * Removes a credential for good. It is gone as soon as this returns; its request log, which
   * nobody can see any more, goes later.
   *
   * @param locked reads it and keeps others from changing it meanwhile
   * @param deletion deletes it and says so in the audit trail
   */
  public <T extends CredentialHolder> LogDeletion remove(Supplier<T> locked, Consumer<T> deletion) {
    Removed removed =
        transactions.executeWrite(status -> {
          T last = locked.get();
          deletion.accept(last);
          outbox.note(last.credential());
          LogDeletion log = logs.note(last.credential());
          projection.revoke(last.credential().id(), nextGeneration());
          return new Removed(last.credential().id(), log);
        });
    outbox.deliver(removed.id());
    return removed.log();
  }

  private record Removed(String id, LogDeletion log) {}
}
