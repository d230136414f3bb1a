package dev.bowline.contract.key;

import dev.bowline.contract.Secret;
import dev.bowline.contract.Sha256;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A bearer token: {@code pc_} and 48 base62 characters, 51 in all. The last six are a checksum of
 * the 42 before them. Whoever has its text may use it, so it is a secret throughout.
 *
 * @param secret the whole text
 * @param sha256 of that text, in 64 lower-case hexadecimal digits: all that is stored. The text has
 *     250 random bits, so nothing slower is needed
 * @param masked what lists show of it after creation, such as {@code pc_a1b2...XXXX}
 */
public record ApiToken(Secret secret, String sha256, String masked) {

  private static final String PREFIX = "pc_";
  private static final int RANDOM_LENGTH = 48;
  private static final int SHOWN = 4;

  /** A new one. */
  public static ApiToken random(SecureRandom random) {
    return of(PREFIX + Checksummed.random(RANDOM_LENGTH, random));
  }

  /**
   * The token written {@code text}, or nothing when prefix, length, alphabet or checksum is off.
   */
  public static Optional<ApiToken> parse(String text) {
    return text.startsWith(PREFIX)
            && Checksummed.holds(text.substring(PREFIX.length()), RANDOM_LENGTH)
        ? Optional.of(of(text))
        : Optional.empty();
  }

  private static ApiToken of(String text) {
    String masked =
        text.substring(0, PREFIX.length() + SHOWN) + "..." + text.substring(text.length() - SHOWN);
    return new ApiToken(Secret.of(text), Sha256.hex(text), masked);
  }
}
