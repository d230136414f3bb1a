package dev.bowline.cloud.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link Verification} found. */
sealed interface Verdict {

  /** What can be wrong. */
  enum Fault {
    ENTRY_CHANGED,
    ENTRY_REMOVED,
    ENTRY_REORDERED,
    ENTRY_ADDED,
    SEGMENT_CHANGED,
    SEGMENT_REMOVED,
    CHAIN_REPLACED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Every sealed entry is as it was when it was sealed.
   *
   * @param head the last segment; who keeps its number and hash elsewhere can later hold the chain
   *     to them
   * @param unsealed entries behind the last segment, of which nothing can be said
   * @param unsealedSince the moment of the oldest of them
   */
  record Intact(Segment head, long entries, long unsealed, @Nullable Instant unsealedSince)
      implements Verdict {}

  /**
   * The first record that is not what it was.
   *
   * @param segment the number of the segment it belongs to
   * @param entry the id of the entry; null when the segment itself is broken
   * @param details a sentence
   */
  record Broken(Fault fault, long segment, @Nullable Long entry, String details)
      implements Verdict {}

  /** The verdict in fields, as {@code --json} shows it. */
  default Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (this) {
      case Intact intact -> {
        fields.put("intact", true);
        fields.put("segments", intact.head().number());
        fields.put("entries", intact.entries());
        fields.put("anchor", intact.head().number() + ":" + intact.head().hashText());
        fields.put("unsealed", intact.unsealed());
        if (intact.unsealedSince() != null) {
          fields.put("unsealed_since", intact.unsealedSince().toString());
        }
      }
      case Broken broken -> {
        fields.put("intact", false);
        fields.put("fault", broken.fault().word());
        fields.put("segment", broken.segment());
        if (broken.entry() != null) {
          fields.put("entry", broken.entry());
        }
        fields.put("details", broken.details());
      }
    }
    return fields;
  }

  /** The verdict in words. */
  default String text() {
    return switch (this) {
      case Intact intact ->
          "The audit trail is intact: %d entries in %d segments; %d not sealed yet%s.%nAnchor: %d:%s"
              .formatted(
                  intact.entries(),
                  intact.head().number(),
                  intact.unsealed(),
                  intact.unsealedSince() == null ? "" : ", since " + intact.unsealedSince(),
                  intact.head().number(),
                  intact.head().hashText());
      case Broken broken -> "The audit trail is BROKEN: " + broken.details();
    };
  }
}
