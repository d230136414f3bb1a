package dev.bowline.iac;

import java.util.Locale;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * How large and how well kept an installation is. Each has a template of its own.
 *
 * <p>Connections: an instance of a function serves one request at a time and holds at most {@link
 * #POOL} connections. While a release replaces another, instances of both may be warm. So the
 * database takes twice what all functions may hold at once, and {@link #FOR_PEOPLE} more; a request
 * beyond {@code apiConcurrency} is answered 503 by Lambda before it could ask for a connection. A
 * proxy would pool better and cost more than the database itself (eight capacity units at least).
 */
public enum Stage {
  /**
   * For trying out: smaller, and database, tables and logs go with the stack. Keys stay, and a
   * bucket that holds anything keeps the stack from going.
   */
  DEV(10, 100, 100, 2, 7, RetentionDays.ONE_WEEK),
  /** For customers: data stays when the stack goes, and the database refuses to go. */
  PROD(60, 1_000, 500, 8, 14, RetentionDays.ONE_MONTH);

  /**
   * The least that the database has, in capacity units of 2 GiB. None would let it pause, but the
   * background looks into it every minute.
   */
  public static final double LEAST_CAPACITY = 0.5;

  /** The most connections one instance of a function holds. */
  static final int POOL = 2;

  /** Connections left to people and to RDS itself. */
  static final int FOR_PEOPLE = 20;

  private final int apiConcurrency;
  private final int requestsPerSecond;
  private final int burst;
  private final double mostCapacity;
  private final int backupDays;
  private final RetentionDays logs;

  Stage(
      int apiConcurrency,
      int requestsPerSecond,
      int burst,
      double mostCapacity,
      int backupDays,
      RetentionDays logs) {
    this.apiConcurrency = apiConcurrency;
    this.requestsPerSecond = requestsPerSecond;
    this.burst = burst;
    this.mostCapacity = mostCapacity;
    this.backupDays = backupDays;
    this.logs = logs;
  }

  /** How many requests may be under way at once. */
  int apiConcurrency() {
    return apiConcurrency;
  }

  /** What API Gateway lets through in the long run. */
  int requestsPerSecond() {
    return requestsPerSecond;
  }

  /** What API Gateway lets through at once. */
  int burst() {
    return burst;
  }

  /** Of the database, in capacity units. */
  double mostCapacity() {
    return mostCapacity;
  }

  /** How far back the database can be brought. */
  int backupDays() {
    return backupDays;
  }

  /** How long logs are kept. */
  RetentionDays logs() {
    return logs;
  }

  /** The most connections that the database takes. */
  int connections() {
    int instances =
        Stream.of(Handler.values())
            .filter(Handler::usesDatabase)
            .mapToInt(one -> one.concurrency(this))
            .sum();
    return 2 * instances * POOL + FOR_PEOPLE;
  }

  /** Whether data outlives the stack and cannot be deleted by mistake. */
  boolean isProtected() {
    return this == PROD;
  }

  /** What becomes of data when the stack goes. */
  RemovalPolicy data() {
    return isProtected() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  /** In lower case, as in file names and tags. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
