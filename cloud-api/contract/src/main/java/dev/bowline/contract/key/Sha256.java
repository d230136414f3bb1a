package dev.bowline.contract.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is stored instead of a text that has so many random bits that nothing slower is needed. */
final class Sha256 {

  private Sha256() {}

  /** The SHA-256 of {@code text}, which is ASCII, in 64 lower-case hexadecimal digits. */
  static String hex(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
