package dev.bowline.cloud.usage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whole lines of an append-only source.
 *
 * @param source its name, which no other source ever has
 * @param from the position of the first byte in the source
 * @param bytes end with a line feed, or are empty
 */
record Slice(String source, long from, byte[] bytes) {

  /** Whether there is nothing to pack. */
  boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The lines, each with its line feed. */
  List<byte[]> lines() {
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
}
