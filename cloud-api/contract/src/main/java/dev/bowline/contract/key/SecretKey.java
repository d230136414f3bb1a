package dev.bowline.contract.key;

import dev.bowline.contract.Secret;
import java.security.SecureRandom;

/**
 * The shape of an API key's secret: {@code sk_live_} or {@code sk_test_} and 48 base62 characters,
 * 56 in all. The last six are a checksum of the 42 before them.
 */
public final class SecretKey {

  private static final int RANDOM_LENGTH = 48;

  private SecretKey() {}

  /** A new one; its UTF-8 bytes, prefix included, are the HMAC key. */
  public static Secret random(Environment environment, SecureRandom random) {
    return Secret.of("sk_" + environment.word() + "_" + Checksummed.random(RANDOM_LENGTH, random));
  }
}
