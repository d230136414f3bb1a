package dev.bowline.cloud.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seals entries in PostgreSQL. */
@Singleton
final class SegmentRepository {

  /** The most entries of one segment. */
  static final int LARGEST = 1_000;

  private static final String UNSEALED =
      "SELECT max(id) FROM audit_entry"
          + " WHERE id > coalesce((SELECT max(last_id) FROM audit_segment), 0)";
  private static final String LATEST = "SELECT * FROM audit_segment ORDER BY number DESC LIMIT 1";
  private static final String RUN =
      "SELECT "
          + AuditEntry.COLUMNS
          + " FROM audit_entry WHERE id > ? AND id <= ? ORDER BY id LIMIT "
          + LARGEST;
  private static final String INSERT =
      "INSERT INTO audit_segment (number, first_id, last_id, digests, previous, hash, sealed_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private final TransactionOperations<Connection> transactions;

  SegmentRepository(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /** A horizon behind the youngest entry that can be seen now; nothing when all are sealed. */
  Optional<Horizon> horizon() {
    return transactions.executeWrite(status -> {
      Connection connection = status.getConnection();
      Optional<String> youngest = value(connection, UNSEALED);
      // The number must be taken after the id was read: see the trigger audit_entry_numbered.
      return youngest.isEmpty()
          ? Optional.empty()
          : value(connection, "SELECT pg_current_xact_id()")
              .map(transaction -> new Horizon(Long.parseLong(youngest.get()), transaction));
    });
  }

  /** Whether every transaction that may still hold an id within {@code horizon} has ended. */
  boolean isSettled(Horizon horizon) {
    String lowestRunning = "SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8";
    return transactions.executeRead(status -> {
      try (PreparedStatement query = status.getConnection().prepareStatement(lowestRunning)) {
        query.setString(1, horizon.transaction());
        try (ResultSet row = query.executeQuery()) {
          return row.next() && row.getBoolean(1);
        }
      }
    });
  }

  /**
   * Seals the next run of entries within {@code horizon}, which must be settled.
   *
   * @return whether it did; not when nothing is left or another instance was faster
   */
  boolean seal(Horizon horizon, Instant now) {
    return transactions.executeWrite(status -> {
      Connection connection = status.getConnection();
      Segment latest = latest(connection);
      List<AuditEntry> run = run(connection, latest.lastId(), horizon.lastId());
      return !run.isEmpty() && insert(connection, latest.next(run, now));
    });
  }

  private static Segment latest(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(LATEST);
        ResultSet row = query.executeQuery()) {
      return row.next() ? Segment.of(row) : Segment.none();
    }
  }

  private static List<AuditEntry> run(Connection connection, long after, long last)
      throws SQLException {
    List<AuditEntry> entries = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(RUN)) {
      query.setLong(1, after);
      query.setLong(2, last);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          entries.add(AuditEntry.of(row));
        }
      }
    }
    return entries;
  }

  private static boolean insert(Connection connection, Segment segment) throws SQLException {
    try (PreparedStatement insertion = connection.prepareStatement(INSERT)) {
      insertion.setLong(1, segment.number());
      insertion.setLong(2, segment.firstId());
      insertion.setLong(3, segment.lastId());
      insertion.setBytes(4, segment.digests());
      insertion.setBytes(5, segment.previous());
      insertion.setBytes(6, segment.hash());
      insertion.setObject(7, segment.sealedAt().atOffset(ZoneOffset.UTC));
      return insertion.executeUpdate() == 1;
    }
  }

  private static Optional<String> value(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return Optional.ofNullable(row.getString(1));
    }
  }
}
