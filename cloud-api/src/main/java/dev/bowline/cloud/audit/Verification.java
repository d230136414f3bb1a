package dev.bowline.cloud.audit;

import dev.bowline.cloud.audit.Segment.SealedEntry;
import dev.bowline.cloud.audit.Verdict.Broken;
import dev.bowline.cloud.audit.Verdict.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a trail, or a copy of one, from its beginning and stops at the first record that is
 * not what it was when it was sealed. It holds one segment in memory at a time.
 */
final class Verification {

  private static final int SEGMENTS_AT_ONCE = 10;
  private static final int ENTRIES_AT_ONCE = 500;

  private final Rows<Segment> segments;
  private final Rows<AuditEntry> entries;
  private final @Nullable Anchor anchor;
  private Segment head = Segment.none();
  private long verified;

  private Verification(Rows<Segment> segments, Rows<AuditEntry> entries, @Nullable Anchor anchor) {
    this.segments = segments;
    this.entries = entries;
    this.anchor = anchor;
  }

  /**
   * Verifies the tables that {@code connection} finds; its transaction must see both as of one
   * moment.
   */
  static Verdict run(Connection connection, @Nullable Anchor anchor) throws SQLException {
    String allSegments = "SELECT * FROM audit_segment ORDER BY number";
    String allEntries = "SELECT " + AuditEntry.COLUMNS + " FROM audit_entry ORDER BY id";
    try (Rows<Segment> segments =
            new Rows<>(connection, allSegments, SEGMENTS_AT_ONCE, Segment::of);
        Rows<AuditEntry> entries =
            new Rows<>(connection, allEntries, ENTRIES_AT_ONCE, AuditEntry::of)) {
      return new Verification(segments, entries, anchor).verdict();
    }
  }

  private Verdict verdict() throws SQLException {
    for (Segment segment = segments.current(); segment != null; segment = segments.advance()) {
      Optional<Broken> broken = chainFault(segment);
      if (broken.isEmpty()) {
        broken = entryFault(segment);
      }
      if (broken.isPresent()) {
        return broken.get();
      }
      head = segment;
    }
    if (anchor != null && anchor.segment() > head.number()) {
      return removed(head.number() + 1, "the chain ends before the anchor");
    }
    return rest();
  }

  private Optional<Broken> chainFault(Segment segment) {
    long expected = head.number() + 1;
    if (segment.number() != expected) {
      return Optional.of(removed(expected, "the next one there is has number " + segment.number()));
    }
    if (!segment.isWhole()) {
      return Optional.of(
          segmentFault(Fault.SEGMENT_CHANGED, expected, "its hash is not that of what it holds"));
    }
    if (!segment.continues(head)) {
      return Optional.of(
          segmentFault(Fault.CHAIN_REPLACED, expected, "it does not continue the one before"));
    }
    if (anchor != null
        && anchor.segment() == expected
        && !anchor.hash().equals(segment.hashText())) {
      return Optional.of(
          segmentFault(Fault.CHAIN_REPLACED, expected, "its hash is not that of the anchor"));
    }
    return Optional.empty();
  }

  private Optional<Broken> entryFault(Segment segment) throws SQLException {
    for (SealedEntry sealed : segment.entries()) {
      AuditEntry found = entries.current();
      if (found == null || found.id() > sealed.id()) {
        return Optional.of(entryFault(Fault.ENTRY_REMOVED, segment, sealed.id(), "was removed"));
      }
      if (found.id() < sealed.id()) {
        return Optional.of(added(segment.number(), found));
      }
      byte[] digest = found.digest();
      if (!Arrays.equals(digest, sealed.digest())) {
        return Optional.of(otherContent(segment, sealed.id(), digest));
      }
      verified++;
      entries.advance();
    }
    return Optional.empty();
  }

  private static Broken otherContent(Segment segment, long id, byte[] digest) {
    return segment.entries().stream()
        .filter(other -> Arrays.equals(other.digest(), digest))
        .findFirst()
        .map(origin ->
            entryFault(
                Fault.ENTRY_REORDERED,
                segment,
                id,
                "holds what was sealed as entry " + origin.id()))
        .orElseGet(() -> entryFault(Fault.ENTRY_CHANGED, segment, id, "was changed"));
  }

  private Verdict rest() throws SQLException {
    long unsealed = 0;
    Instant since = null;
    for (AuditEntry entry = entries.current(); entry != null; entry = entries.advance()) {
      if (entry.id() <= head.lastId()) {
        return added(head.number(), entry);
      }
      since = since == null ? entry.occurredAt() : since;
      unsealed++;
    }
    return new Verdict.Intact(head, verified, unsealed, since);
  }

  private static Broken added(long segment, AuditEntry entry) {
    return new Broken(
        Fault.ENTRY_ADDED,
        segment,
        entry.id(),
        "entry %d was added to segment %d after it was sealed".formatted(entry.id(), segment));
  }

  private static Broken removed(long segment, String why) {
    return new Broken(
        Fault.SEGMENT_REMOVED, segment, null, "segment %d was removed: %s".formatted(segment, why));
  }

  private static Broken segmentFault(Fault fault, long segment, String what) {
    return new Broken(fault, segment, null, "segment %d: %s".formatted(segment, what));
  }

  private static Broken entryFault(Fault fault, Segment segment, long entry, String what) {
    return new Broken(
        fault,
        segment.number(),
        entry,
        "entry %d of segment %d %s".formatted(entry, segment.number(), what));
  }
}
