package dev.bowline.cloud.platform;

import java.util.Locale;
import java.util.Optional;

/**
 * The DynamoDB tables. All have a text partition key {@code pk}; billing is by request.
 *
 * <p>This list is the only description of them: provisioning creates what stands here.
 */
public enum Table {
  /** Per credential two items: sort key {@code projection} and {@code admission}. */
  CREDENTIALS(true, false),
  /** Accepted signatures of unsafe requests and used nonces of agents. */
  REPLAYS(false, true),
  /** Sessions by the hash of their id, which of them each member has, and failed logins. */
  SESSIONS(false, true),
  /** Pairings by the hash of their token, with the ways to find them. */
  PAIRINGS(false, true),
  /** Command lines that ask for a login, by the hashes of their codes, and counts of who asks. */
  LOGINS(false, true),
  /** Samples per server: sort key {@code latest} or a moment. */
  METRICS(true, true),
  /** Compressed chunks of the request log, per credential and hour. */
  REQUESTS(true, true),
  /** Counts of requests per credential and hour, and the positions up to which logs are packed. */
  ROLLUPS(true, true);

  /** The text attribute every table is partitioned by. */
  public static final String PARTITION_KEY = "pk";

  /** The text attribute sorted tables are sorted by. */
  public static final String SORT_KEY = "sk";

  /** The attribute that holds the Unix second after which an item may vanish. */
  public static final String EXPIRY = "ttl";

  private final boolean sorted;
  private final boolean expiring;

  Table(boolean sorted, boolean expiring) {
    this.sorted = sorted;
    this.expiring = expiring;
  }

  /** The table's name behind the installation's prefix. */
  public String name(String prefix) {
    return prefix + name().toLowerCase(Locale.ROOT);
  }

  /** The name of its text sort key {@code sk}, if it has one. */
  public Optional<String> sortKey() {
    return sorted ? Optional.of(SORT_KEY) : Optional.empty();
  }

  /** Whether items carry {@link #EXPIRY}. */
  public boolean isExpiring() {
    return expiring;
  }
}
