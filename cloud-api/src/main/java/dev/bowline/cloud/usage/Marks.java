package dev.bowline.cloud.usage;

import dev.bowline.contract.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * By what lines are known again: of each, the first eight bytes of the SHA-256 of its id. Among the
 * lines of one source, a few thousand, two are never taken for one.
 */
record Marks(byte[] bytes) {

  /** None. */
  static final Marks NONE = new Marks(new byte[0]);

  /** The mark of the line whose id is {@code id}. */
  static long of(String id) {
    return ByteBuffer.wrap(Sha256.of(id)).getLong();
  }

  /** The marks of lines, in their order. */
  static Marks of(List<Long> marks) {
    ByteBuffer bytes = ByteBuffer.allocate(marks.size() * Long.BYTES);
    marks.forEach(bytes::putLong);
    return new Marks(bytes.array());
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  Set<Long> asSet() {
    Set<Long> marks = new HashSet<>();
    for (int at = 0; at < bytes.length; at += Long.BYTES) {
      marks.add(ByteBuffer.wrap(bytes, at, Long.BYTES).getLong());
    }
    return marks;
  }

  /** These, and the first {@code count} of {@code others}, or all if there are fewer. */
  Marks and(Marks others, int count) {
    int more = Math.min(count * Long.BYTES, others.bytes.length);
    byte[] all = Arrays.copyOf(bytes, bytes.length + more);
    System.arraycopy(others.bytes, 0, all, bytes.length, more);
    return new Marks(all);
  }
}
