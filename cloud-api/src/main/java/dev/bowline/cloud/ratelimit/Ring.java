package dev.bowline.cloud.ratelimit;

/**
 * Where one ring's buckets lie within the bytes of {@link Rings}, newest first; the newest is the
 * one before the current bucket.
 *
 * @param offset of its first bucket, in buckets of two bytes
 * @param size how many buckets
 * @param millis how long a bucket is
 */
record Ring(int offset, int size, long millis) {

  /** The sum of the {@code newest} newest buckets. */
  int sum(byte[] history, int newest) {
    int sum = 0;
    for (int i = 0; i < newest; i++) {
      sum += get(history, i);
    }
    return sum;
  }

  /** Copies the buckets {@code steps} places on; {@code current} becomes the bucket it was. */
  void move(byte[] from, byte[] to, long steps, int current) {
    if (steps > size) {
      return;
    }
    int shift = (int) steps;
    for (int i = size - 1; i >= shift; i--) {
      set(to, i, get(from, i - shift));
    }
    if (shift > 0) {
      set(to, shift - 1, current);
    }
  }

  /**
   * The millisecond at which fewer than {@code limit} requests count, if no more come.
   *
   * @param current requests in the bucket numbered {@code bucket}, which the ring itself lacks
   */
  long opens(byte[] history, int current, long bucket, int limit) {
    int counted = current + sum(history, size);
    int steps = 0;
    while (counted >= limit && steps <= size) {
      steps++;
      counted -= steps <= size ? get(history, size - steps) : current;
    }
    return (bucket + steps) * millis;
  }

  private int get(byte[] history, int index) {
    int at = 2 * (offset + index);
    return (history[at] & 0xff) << 8 | (history[at + 1] & 0xff);
  }

  private void set(byte[] history, int index, int value) {
    int at = 2 * (offset + index);
    history[at] = (byte) (value >>> 8);
    history[at + 1] = (byte) value;
  }
}
