package dev.bowline.cloud.usage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one transaction carries into the tables: the lines of a source from one position to another,
 * and what they add to counts.
 *
 * @param unreadable lines that were none, and go nowhere
 */
record Batch(
    String source,
    Position from,
    Position to,
    List<Bundle> bundles,
    Map<Span, Rollup> rollups,
    List<ScopeUse> uses,
    int unreadable) {

  /**
   * As much of {@code slice} as fits a transaction; lines of {@code forgotten} subjects are passed
   * over.
   */
  static Batch of(Slice slice, LineFormat format, Set<String> forgotten) {
    Gathering gathering = new Gathering();
    long length = 0;
    int count = 0;
    int unreadable = 0;
    for (byte[] text : slice.lines()) {
      Optional<RequestLine> line = format.read(text);
      if (line.isEmpty()) {
        unreadable++;
      } else if (!forgotten.contains(line.get().subject()) && !gathering.take(line.get(), text)) {
        break;
      }
      length += text.length;
      count++;
    }
    return new Batch(
        slice.source(),
        slice.from(),
        slice.after(count, length),
        gathering.bundles(),
        gathering.rollups(),
        gathering.uses(),
        unreadable);
  }
}
