package dev.bowline.cloud.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads a tenant's entries, the youngest first. */
@Singleton
final class AuditEntryRepository {

  private final TransactionOperations<Connection> transactions;

  AuditEntryRepository(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /** The first {@code most} entries that {@code filter} wants. */
  List<AuditEntry> page(AuditFilter filter, int most) {
    return transactions.executeRead(status -> {
      try (PreparedStatement query =
              prepare(status.getConnection(), AuditEntry.COLUMNS, filter, most, 0);
          ResultSet row = query.executeQuery()) {
        List<AuditEntry> entries = new ArrayList<>();
        while (row.next()) {
          entries.add(AuditEntry.of(row));
        }
        return entries;
      }
    });
  }

  /** The id of the last of the first {@code most} wanted entries, if more than those are wanted. */
  OptionalLong lastOf(AuditFilter filter, int most) {
    return transactions.executeRead(status -> {
      try (PreparedStatement query = prepare(status.getConnection(), "id", filter, 2, most - 1);
          ResultSet row = query.executeQuery()) {
        OptionalLong last = row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        return row.next() ? last : OptionalLong.empty();
      }
    });
  }

  private static PreparedStatement prepare(
      Connection connection, String columns, AuditFilter filter, int most, int offset)
      throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT " + columns + " FROM audit_entry WHERE true");
    List<Object> values = new ArrayList<>();
    add(sql, values, " AND tenant_id = ?", filter.tenantId());
    add(sql, values, " AND id < ?", filter.before());
    add(sql, values, " AND occurred_at >= ?", filter.from().atOffset(ZoneOffset.UTC));
    add(sql, values, " AND occurred_at <= ?", filter.to().atOffset(ZoneOffset.UTC));
    add(sql, values, " AND actor = ?", filter.actor());
    add(sql, values, " AND starts_with(action, ?)", filter.action());
    add(sql, values, " AND subject = ?", filter.subject());
    add(sql, values, " AND ip = ?", filter.ip());
    add(sql, values, " ORDER BY id DESC LIMIT ?", most);
    add(sql, values, " OFFSET ?", offset);
    PreparedStatement query = connection.prepareStatement(sql.toString());
    for (int i = 0; i < values.size(); i++) {
      query.setObject(i + 1, values.get(i));
    }
    return query;
  }

  /** An empty text wants any, so it is no condition, and an index can serve the others. */
  private static void add(StringBuilder sql, List<Object> values, String condition, Object value) {
    if (!"".equals(value)) {
      sql.append(condition);
      values.add(value);
    }
  }
}
