package dev.bowline.cloud.usage;

import java.time.Instant;
import java.util.List;

/**
 * Packed lines of one subject, out of one hour.
 *
 * @param latest the time of the youngest
 */
record Chunk(Instant latest, byte[] compressed) {

  /** The lines, as they were written. */
  List<RequestLine> lines(LineFormat format) {
    return Slice.lines(Gzip.expand(compressed)).stream()
        .flatMap(text -> format.read(text).stream())
        .toList();
  }
}
