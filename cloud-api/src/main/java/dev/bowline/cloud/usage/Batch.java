package dev.bowline.cloud.usage;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one transaction carries into the tables: the lines of a source from one position to another.
 *
 * @param bundles at most {@link #BUNDLE_LIMIT}
 * @param unreadable lines that were none, and go nowhere
 */
record Batch(String source, long from, long to, Collection<Bundle> bundles, int unreadable) {

  /** Each bundle takes up to three of the hundred items of a transaction, the position one more. */
  static final int BUNDLE_LIMIT = 33;

  /**
   * As much of {@code slice} as fits a transaction; lines of {@code forgotten} subjects are passed
   * over.
   */
  static Batch of(Slice slice, LineFormat format, Set<String> forgotten) {
    Map<Bundle.Place, Bundle> bundles = new LinkedHashMap<>();
    long to = slice.from();
    int unreadable = 0;
    for (byte[] text : slice.lines()) {
      Optional<RequestLine> line = format.read(text);
      if (line.isEmpty()) {
        unreadable++;
      } else if (!add(line.get(), text, bundles, forgotten)) {
        break;
      }
      to += text.length;
    }
    return new Batch(slice.source(), slice.from(), to, List.copyOf(bundles.values()), unreadable);
  }

  private static boolean add(
      RequestLine line, byte[] text, Map<Bundle.Place, Bundle> bundles, Set<String> forgotten) {
    if (forgotten.contains(line.subject())) {
      return true;
    }
    Bundle.Place place = Bundle.Place.of(line);
    if (!bundles.containsKey(place) && bundles.size() == BUNDLE_LIMIT) {
      return false;
    }
    bundles.computeIfAbsent(place, Bundle::new).add(line, text);
    return true;
  }
}
