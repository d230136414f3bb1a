package dev.bowline.contract.key;

import dev.bowline.contract.Secret;
import java.security.SecureRandom;

/**
 * The shape of the token with which a server enrols once: {@code be_} and 48 base62 characters. The
 * last six are a checksum of the 42 before them.
 */
public final class EnrolmentToken {

  private static final String PREFIX = "be_";
  private static final int RANDOM_LENGTH = 48;

  private EnrolmentToken() {}

  /** A new one. */
  public static Secret random(SecureRandom random) {
    return Secret.of(PREFIX + Checksummed.random(RANDOM_LENGTH, random));
  }

  /** Whether {@code text} has prefix, length, alphabet and checksum of a token. */
  public static boolean isWellFormed(String text) {
    return text.startsWith(PREFIX)
        && Checksummed.holds(text.substring(PREFIX.length()), RANDOM_LENGTH);
  }
}
