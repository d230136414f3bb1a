package dev.bowline.cloud.testing;

import io.micronaut.core.type.GenericArgument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The audit trail as it stands in the database. */
public final class AuditEntries {

  private AuditEntries() {}

  /** Action, actor, address and details of what happened to {@code subject}, in order. */
  public static List<String> of(TestingCloud cloud, String subject) {
    return cloud
        .context()
        .getBean(new GenericArgument<TransactionOperations<Connection>>() {})
        .executeRead(status -> read(status.getConnection(), subject));
  }

  private static List<String> read(Connection connection, String subject) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT action || ' ' || actor || ' ' || ip || ' ' || details FROM audit_entry"
                + " WHERE subject = ? ORDER BY id")) {
      query.setString(1, subject);
      List<String> entries = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          entries.add(rows.getString(1));
        }
      }
      return entries;
    }
  }
}
