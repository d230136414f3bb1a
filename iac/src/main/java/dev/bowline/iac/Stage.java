package dev.bowline.iac;

import java.util.Locale;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * How large and how well kept an installation is. CDK's context {@code stage} names one.
 *
 * <p>Connections: an instance of a function serves one request at a time and holds at most {@link
 * #POOL} connections. While a release replaces another, instances of both may be warm. So the
 * database takes twice what all functions may hold at once, and {@link #FOR_PEOPLE} more; a request
 * beyond {@code apiConcurrency} is answered 503 by Lambda before it could ask for a connection. A
 * proxy would pool better and cost more than the database itself (eight capacity units at least).
 */
enum Stage {
  /** For trying out: the database pauses when nobody asks, and everything can be deleted. */
  DEV(10, 100, 100, 0, 2, 7, RetentionDays.ONE_WEEK),
  /**
   * For customers: the database never pauses. It could not anyway, because the background looks
   * into it every minute; and waking takes it 15 s, in which nobody could log in.
   */
  PROD(60, 1_000, 500, 0.5, 8, 14, RetentionDays.ONE_MONTH);

  /** The most connections one instance of a function holds. */
  static final int POOL = 2;

  /** Connections left to people and to RDS itself. */
  static final int FOR_PEOPLE = 20;

  private static final int OTHERS = 2;

  private final int apiConcurrency;
  private final int requestsPerSecond;
  private final int burst;
  private final double leastCapacity;
  private final double mostCapacity;
  private final int backupDays;
  private final RetentionDays logs;

  Stage(
      int apiConcurrency,
      int requestsPerSecond,
      int burst,
      double leastCapacity,
      double mostCapacity,
      int backupDays,
      RetentionDays logs) {
    this.apiConcurrency = apiConcurrency;
    this.requestsPerSecond = requestsPerSecond;
    this.burst = burst;
    this.leastCapacity = leastCapacity;
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

  /** Of the database, in capacity units of 2 GiB; 0 lets it pause. */
  double leastCapacity() {
    return leastCapacity;
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
    return 2 * (apiConcurrency + OTHERS) * POOL + FOR_PEOPLE;
  }

  /** Whether data outlives the stack and cannot be deleted by mistake. */
  boolean isProtected() {
    return this == PROD;
  }

  /** What becomes of data when the stack goes. */
  RemovalPolicy data() {
    return isProtected() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  /** In lower case, as in file names, tags and CDK's context. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
