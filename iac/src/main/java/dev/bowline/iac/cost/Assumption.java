package dev.bowline.iac.cost;

/** What nothing counted and somebody had to guess; each errs on the dear side. */
final class Assumption {

  /** AWS's own month. */
  static final double HOURS = 730;

  static final double MINUTES = HOURS * 60;

  /** How long a request holds the API's function: several times what tests see. */
  static final double REQUEST_SECONDS = 0.03;

  /** What a call of the background takes, most of it looking in vain. */
  static final double BACKGROUND_SECONDS = 0.5;

  /** CloudWatch hands request lines over in bundles, here once in five seconds day and night. */
  static final double DELIVERIES = HOURS * 3_600 / 5;

  static final double DELIVERY_SECONDS = 0.1;

  /**
   * A bundle moves a mark, writes a chunk and two roll-ups, in a transaction that counts double.
   */
  static final double DELIVERY_WRITES = 8;

  /** A line of the request log, Lambda's three lines, and API Gateway's. */
  static final double LOGGED_BYTES = 1_100;

  /** What `localstack/bench` measured on the wire: 0.07 MB for 192 requests. */
  static final double ANSWERED_BYTES = 370;

  /** A request with a transaction in SQL; a capacity unit does several hundred a second. */
  static final double REQUESTS_PER_SECOND_OF_A_UNIT = 100;

  static final double DATABASE_GB = 10;

  private Assumption() {}
}
