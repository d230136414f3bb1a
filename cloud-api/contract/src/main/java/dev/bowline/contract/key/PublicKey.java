package dev.bowline.contract.key;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * The public name of an API key: {@code pk_live_} or {@code pk_test_} and 32 base62 characters, 40
 * in all. The last six are a checksum of the 26 before them.
 */
public record PublicKey(String text, Environment environment) {

  private static final int RANDOM_LENGTH = 32;

  /** A new one. */
  public static PublicKey random(Environment environment, SecureRandom random) {
    return new PublicKey(
        prefix(environment) + Checksummed.random(RANDOM_LENGTH, random), environment);
  }

  /** The key written {@code text}, or nothing when prefix, length, alphabet or checksum is off. */
  public static Optional<PublicKey> parse(String text) {
    for (Environment environment : Environment.values()) {
      String prefix = prefix(environment);
      if (text.startsWith(prefix)
          && Checksummed.holds(text.substring(prefix.length()), RANDOM_LENGTH)) {
        return Optional.of(new PublicKey(text, environment));
      }
    }
    return Optional.empty();
  }

  /** What lists show of it after creation, such as {@code pk_live_a1b2...XXXX}. */
  public String masked() {
    int shown = prefix(environment).length() + 4;
    return text.substring(0, shown) + "..." + text.substring(text.length() - 4);
  }

  private static String prefix(Environment environment) {
    return "pk_" + environment.word() + "_";
  }
}
