package dev.bowline.cloud.usage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whole lines of a source.
 *
 * @param source its name
 * @param from up to where it is packed
 * @param bytes end with a line feed, or are empty
 * @param marks of the lines, where they come in no order
 */
record Slice(String source, Position from, byte[] bytes, Marks marks) {

  /**
   * The most bytes of one slice. Its lines fit one item of DynamoDB (400 KB) even when they do not
   * compress at all.
   */
  static final int LIMIT = 256 << 10;

  /** Whether there is nothing to pack. */
  boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The lines, each with its line feed. */
  List<byte[]> lines() {
    return lines(bytes);
  }

  /** The lines of which {@code bytes} consist, each with its line feed. */
  static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, start, i + 1));
        start = i + 1;
      }
    }
    return lines;
  }

  /** Up to where the source is packed when its first {@code count} lines of so many bytes are. */
  Position after(int count, long length) {
    return new Position(from.at() + length, from.marks().and(marks, count));
  }
}
