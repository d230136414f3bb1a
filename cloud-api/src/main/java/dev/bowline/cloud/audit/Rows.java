package dev.bowline.cloud.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, a few at a time whatever their number. The connection must be in a
 * transaction, without which PostgreSQL sends all rows at once.
 */
final class Rows<T> implements AutoCloseable {

  /** How a row is read. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final PreparedStatement query;
  private final ResultSet rows;
  private final Reader<T> reader;
  private @Nullable T current;

  @SuppressWarnings("MustBeClosed")
  Rows(Connection connection, String sql, int atOnce, Reader<T> reader) throws SQLException {
    this.query = connection.prepareStatement(sql);
    query.setFetchSize(atOnce);
    this.rows = query.executeQuery();
    this.reader = reader;
    this.current = rows.next() ? reader.read(rows) : null;
  }

  /** The current row, null behind the last. */
  @Nullable T current() {
    return current;
  }

  /** Goes on to the next row, and returns it. */
  @Nullable T advance() throws SQLException {
    current = rows.next() ? reader.read(rows) : null;
    return current;
  }

  @Override
  public void close() throws SQLException {
    query.close();
  }
}
