package dev.bowline.cloud.vault;

import java.util.List;

/**
 * The secrets that one feature keeps sealed in PostgreSQL: a bean of that feature, so that a
 * rotation finds them all.
 */
public interface SealedRows {

  /** The columns that keep them. */
  interface SealedColumns {

    /** How many rows hold a sealed text that does not begin with {@code current}. */
    long countBehind(String current);

    /** The ids of at most {@code most} of them. */
    List<String> behind(String current, int most);
  }

  /** What the secrets belong to, as people say it: {@code API keys}. */
  String name();

  /** Where they are. */
  SealedColumns columns();

  /**
   * Seals a row's secrets again, in one transaction; nothing when the row has gone. What opened the
   * secret before opens it still.
   *
   * @throws VaultException if a secret cannot be opened; then the row stays as it was
   */
  void reseal(String id);
}
