package dev.bowline.cloud.ratelimit;

import java.util.Arrays;

/**
 * How many requests a credential made lately: in 4 buckets of 250 ms, 60 of a second and 60 of a
 * minute before the current 250 ms bucket, and within that bucket.
 *
 * <p>A bucket counts whole until it has left the window entirely. So a window of one second is the
 * current quarter and the four before it, and no rolling window ever holds more than its limit,
 * however the requests fall. The price is that up to one bucket's requests count a little too long.
 *
 * <p>Immutable. Counts are unsigned 16-bit: no tier admits more than 30,000 in a minute.
 */
final class Rings {

  static final long QUARTER_MILLIS = 250;
  static final int BYTES = 2 * (4 + 60 + 60);

  private static final Ring QUARTERS = new Ring(0, 4, 250);
  private static final Ring SECONDS = new Ring(4, 60, 1_000);
  private static final Ring MINUTES = new Ring(64, 60, 60_000);
  private static final int QUARTERS_PER_SECOND = 4;
  private static final int SECONDS_PER_MINUTE = 60;

  private final long bucket;
  private final int count;
  private final byte[] history;

  private Rings(long bucket, int count, byte[] history) {
    this.bucket = bucket;
    this.count = count;
    this.history = history;
  }

  /** No request ever. */
  static Rings empty() {
    return new Rings(0, 0, new byte[BYTES]);
  }

  /**
   * The rings as they are stored.
   *
   * @param bucket the current bucket: milliseconds since the epoch, divided by 250
   * @param history what {@link #history} gave
   * @throws IllegalArgumentException if {@code history} has another length
   */
  static Rings of(long bucket, int count, byte[] history) {
    if (history.length != BYTES) {
      throw new IllegalArgumentException("Rings have " + BYTES + " bytes, not " + history.length);
    }
    return new Rings(bucket, count, history.clone());
  }

  /** The bucket in which the moment lies. */
  static long bucketAt(long millis) {
    return Math.floorDiv(millis, QUARTER_MILLIS);
  }

  /** The current bucket: milliseconds since the epoch, divided by 250. */
  long bucket() {
    return bucket;
  }

  /** Requests in the current bucket. */
  int count() {
    return count;
  }

  /** Everything but the current bucket, {@value #BYTES} bytes. */
  byte[] history() {
    return history.clone();
  }

  /** The same history with another count in the current bucket. */
  Rings withCount(int other) {
    return new Rings(bucket, other, history);
  }

  /** These rings, seen from a bucket that is not earlier than the current one. */
  Rings at(long later) {
    if (later == bucket) {
      return this;
    }
    byte[] moved = new byte[BYTES];
    long second = bucket / QUARTERS_PER_SECOND;
    long laterSecond = later / QUARTERS_PER_SECOND;
    QUARTERS.move(history, moved, later - bucket, count);
    SECONDS.move(history, moved, laterSecond - second, inSecond());
    MINUTES.move(
        history, moved, laterSecond / SECONDS_PER_MINUTE - second / SECONDS_PER_MINUTE, inMinute());
    return new Rings(later, 0, moved);
  }

  /** Requests that count against the rolling second. */
  int lastSecond() {
    return count + QUARTERS.sum(history, QUARTERS.size());
  }

  /** Requests that count against the rolling minute. */
  int lastMinute() {
    return inSecond() + SECONDS.sum(history, SECONDS.size());
  }

  /** Requests that count against the rolling hour. */
  int lastHour() {
    return inMinute() + MINUTES.sum(history, MINUTES.size());
  }

  /** The first millisecond at which fewer than {@code limit} count against the rolling second. */
  long secondOpens(int limit) {
    return QUARTERS.opens(history, count, bucket, limit);
  }

  /** The first millisecond at which fewer than {@code limit} count against the rolling minute. */
  long minuteOpens(int limit) {
    return SECONDS.opens(history, inSecond(), bucket / QUARTERS_PER_SECOND, limit);
  }

  /** The first millisecond at which fewer than {@code limit} count against the rolling hour. */
  long hourOpens(int limit) {
    long minute = bucket / QUARTERS_PER_SECOND / SECONDS_PER_MINUTE;
    return MINUTES.opens(history, inMinute(), minute, limit);
  }

  /** Requests since the current second began. */
  private int inSecond() {
    return count + QUARTERS.sum(history, (int) (bucket % QUARTERS_PER_SECOND));
  }

  /** Requests since the current minute began. */
  private int inMinute() {
    long second = bucket / QUARTERS_PER_SECOND;
    return inSecond() + SECONDS.sum(history, (int) (second % SECONDS_PER_MINUTE));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rings that
        && bucket == that.bucket
        && count == that.count
        && Arrays.equals(history, that.history);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(bucket) + count;
  }

  @Override
  public String toString() {
    return "Rings[%d in bucket %d, %d/s, %d/min, %d/h]"
        .formatted(count, bucket, lastSecond(), lastMinute(), lastHour());
  }
}
