package dev.bowline.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that must not be printed. {@link #toString} redacts, so a secret that strays into a log, an
 * exception or a record's text shows nothing; {@link #reveal} is the one word to look for.
 */
public final class Secret {

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A secret of these bytes; the array is copied. */
  public static Secret of(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** A secret of the UTF-8 bytes of {@code text}. */
  public static Secret of(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the bytes, for a cryptographic operation or the one answer that shows the secret. */
  public byte[] reveal() {
    return bytes.clone();
  }

  /** Compares in time that depends on the length only. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
