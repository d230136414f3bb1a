package dev.bowline.cloud.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * SHA-256 over values written in one way only: numbers in eight bytes, texts in UTF-8 behind their
 * length, so that no two sequences of values are the same bytes.
 */
final class CanonicalDigest {

  /** The bytes of a digest. */
  static final int LENGTH = 32;

  private static final int NANOS_IN_A_MICROSECOND = 1_000;

  private final MessageDigest sha256;

  /** Begins a digest that no digest of another {@code purpose} equals. */
  CanonicalDigest(String purpose) {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    text(purpose);
  }

  CanonicalDigest number(long value) {
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    return this;
  }

  CanonicalDigest text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  CanonicalDigest bytes(byte[] value) {
    number(value.length);
    sha256.update(value);
    return this;
  }

  /** A moment to the microsecond, which is as exact as PostgreSQL keeps it. */
  CanonicalDigest moment(Instant value) {
    return number(value.getEpochSecond()).number(value.getNano() / NANOS_IN_A_MICROSECOND);
  }

  /** The digest; the object is done with. */
  byte[] finish() {
    return sha256.digest();
  }
}
