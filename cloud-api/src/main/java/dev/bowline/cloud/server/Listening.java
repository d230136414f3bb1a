package dev.bowline.cloud.server;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long the cloud has listened to agents without a gap, whichever instances it consisted of. A
 * gap is a time in which nobody asked here.
 */
@Singleton
final class Listening {

  /** Less than the time in which an agent would miss two calls. */
  static final Duration GAP = Duration.ofMinutes(3);

  private final ListeningRepository rows;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource clock;

  Listening(
      ListeningRepository rows,
      TransactionOperations<Connection> transactions,
      InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Since when, and notes that somebody listens now. */
  Instant since() {
    Instant now = clock.instant();
    return transactions.executeWrite(status -> {
      rows.note(now, now.minus(GAP));
      return rows.since();
    });
  }
}
