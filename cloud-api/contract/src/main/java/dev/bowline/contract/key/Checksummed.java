package dev.bowline.contract.key;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * Random base62 text whose last six characters are the base62 CRC-32 of the characters before them,
 * so that a mistyped or invented key is refused without a look-up. The checksum is no secret and
 * proves nothing but care.
 */
final class Checksummed {

  static final int CHECKSUM_LENGTH = 6;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Checksummed() {}

  static String random(int length, SecureRandom random) {
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length - CHECKSUM_LENGTH) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.append(checksum(text.toString())).toString();
  }

  static boolean holds(String text, int length) {
    if (text.length() != length || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      return false;
    }
    int cut = length - CHECKSUM_LENGTH;
    return checksum(text.substring(0, cut)).equals(text.substring(cut));
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    char[] digits = new char[CHECKSUM_LENGTH];
    long rest = crc.getValue();
    for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
      rest /= ALPHABET.length();
    }
    return new String(digits);
  }
}
