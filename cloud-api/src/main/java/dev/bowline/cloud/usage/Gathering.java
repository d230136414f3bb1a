package dev.bowline.cloud.usage;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines, gathered until they fill a transaction. */
final class Gathering {

  /** DynamoDB takes a hundred items at once; the position of the source is one of them. */
  private static final int MOST_ITEMS = 99;

  private final Set<String> subjects = new HashSet<>();
  private final Map<Bundle.Place, Bundle> bundles = new LinkedHashMap<>();
  private final Map<Span, Rollup> rollups = new LinkedHashMap<>();
  private final Map<ScopeUse.Place, ScopeUse> uses = new LinkedHashMap<>();

  /** Takes {@code line}, unless it no longer fits. */
  boolean take(RequestLine line, byte[] text) {
    List<Span> spans = Span.of(line);
    if (items() + more(line, spans) > MOST_ITEMS) {
      return false;
    }
    subjects.add(line.subject());
    bundles.computeIfAbsent(Bundle.Place.of(line), Bundle::new).add(line, text);
    spans.forEach(span -> rollups.computeIfAbsent(span, s -> new Rollup(s.subject())).add(line));
    if (line.scope() != null) {
      ScopeUse.Place place = new ScopeUse.Place(line.subject(), line.scope());
      uses.merge(place, new ScopeUse(place, 1, line.time()), ScopeUse::plus);
    }
    return true;
  }

  List<Bundle> bundles() {
    return List.copyOf(bundles.values());
  }

  Map<Span, Rollup> rollups() {
    return Map.copyOf(rollups);
  }

  List<ScopeUse> uses() {
    return List.copyOf(uses.values());
  }

  private int items() {
    return subjects.size() + bundles.size() + rollups.size() + uses.size();
  }

  private int more(RequestLine line, List<Span> spans) {
    int more = subjects.contains(line.subject()) ? 0 : 1;
    more += bundles.containsKey(Bundle.Place.of(line)) ? 0 : 1;
    more += (int) spans.stream().filter(span -> !rollups.containsKey(span)).count();
    String scope = line.scope();
    boolean used = scope == null || uses.containsKey(new ScopeUse.Place(line.subject(), scope));
    return more + (used ? 0 : 1);
  }
}
