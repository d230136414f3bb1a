package dev.bowline.cloud.platform;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Numbers for rows, never given twice, whatever the table. They rise, and they have gaps. */
@Singleton
public final class Ids {

  private final TransactionOperations<Connection> transactions;

  Ids(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /** The next one. */
  public long next() {
    return transactions.executeWrite(status -> {
      try (PreparedStatement query =
              status.getConnection().prepareStatement("SELECT nextval('ids')");
          ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    });
  }
}
