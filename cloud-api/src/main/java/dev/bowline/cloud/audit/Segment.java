package dev.bowline.cloud.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A sealed run of entries: every id from {@code firstId} to {@code lastId} that is not named in
 * {@code digests} was given to a transaction that was rolled back.
 *
 * @param number 1, 2, 3 …
 * @param digests of each entry its id and its {@link AuditEntry#digest}
 * @param previous the hash of the segment before; zeros in the first
 * @param hash SHA-256 over all the others
 */
record Segment(
    long number,
    long firstId,
    long lastId,
    byte[] digests,
    byte[] previous,
    byte[] hash,
    Instant sealedAt) {

  private static final int SEALED_LENGTH = Long.BYTES + CanonicalDigest.LENGTH;

  /** One entry as it was when it was sealed. */
  record SealedEntry(long id, byte[] digest) {}

  /** What stands before the first segment. */
  static Segment none() {
    byte[] zeros = new byte[CanonicalDigest.LENGTH];
    return new Segment(0, 0, 0, new byte[0], zeros, zeros, Instant.EPOCH);
  }

  /** The segment in the current row. */
  static Segment of(ResultSet row) throws SQLException {
    return new Segment(
        row.getLong("number"),
        row.getLong("first_id"),
        row.getLong("last_id"),
        row.getBytes("digests"),
        row.getBytes("previous"),
        row.getBytes("hash"),
        row.getObject("sealed_at", OffsetDateTime.class).toInstant());
  }

  /** The segment behind this one, over {@code entries}: at least one, in the order of their ids. */
  Segment next(List<AuditEntry> entries, Instant now) {
    ByteBuffer sealed = ByteBuffer.allocate(entries.size() * SEALED_LENGTH);
    entries.forEach(entry -> sealed.putLong(entry.id()).put(entry.digest()));
    long last = entries.getLast().id();
    byte[] hash = hash(number + 1, lastId + 1, last, sealed.array(), this.hash, now);
    return new Segment(number + 1, lastId + 1, last, sealed.array(), this.hash, hash, now);
  }

  /** Whether the hash is that of the rest. */
  boolean isWhole() {
    return digests.length % SEALED_LENGTH == 0
        && MessageDigest.isEqual(hash, hash(number, firstId, lastId, digests, previous, sealedAt));
  }

  /** Whether nothing lies between {@code before} and this segment. */
  boolean continues(Segment before) {
    return firstId == before.lastId + 1 && MessageDigest.isEqual(previous, before.hash);
  }

  /** What was sealed, in the order of ids. */
  List<SealedEntry> entries() {
    List<SealedEntry> entries = new ArrayList<>();
    for (ByteBuffer rest = ByteBuffer.wrap(digests); rest.hasRemaining(); ) {
      long id = rest.getLong();
      byte[] digest = new byte[CanonicalDigest.LENGTH];
      rest.get(digest);
      entries.add(new SealedEntry(id, digest));
    }
    return entries;
  }

  /** The hash in hexadecimal digits. */
  String hashText() {
    return HexFormat.of().formatHex(hash);
  }

  private static byte[] hash(
      long number, long firstId, long lastId, byte[] digests, byte[] previous, Instant sealedAt) {
    return new CanonicalDigest("bowline audit segment 1")
        .bytes(previous)
        .number(number)
        .number(firstId)
        .number(lastId)
        .moment(sealedAt)
        .bytes(digests)
        .finish();
  }
}
