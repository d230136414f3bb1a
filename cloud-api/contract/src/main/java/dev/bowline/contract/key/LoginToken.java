package dev.bowline.contract.key;

import dev.bowline.contract.Secret;
import dev.bowline.contract.Sha256;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * What {@code bowline login} leaves on a machine: {@code bs_} and 48 base62 characters, 51 in all.
 * The last six are a checksum of the 42 before them. Whoever has its text acts as the member who
 * approved the login, until the session behind it ends.
 *
 * @param secret the whole text
 * @param sha256 of that text, in 64 lower-case hexadecimal digits: all that is stored. The text has
 *     250 random bits, so nothing slower is needed
 */
public record LoginToken(Secret secret, String sha256) {

  private static final String PREFIX = "bs_";
  private static final int RANDOM_LENGTH = 48;

  /** A new one. */
  public static LoginToken random(SecureRandom random) {
    return of(PREFIX + Checksummed.random(RANDOM_LENGTH, random));
  }

  /**
   * The token written {@code text}, or nothing when prefix, length, alphabet or checksum is off.
   */
  public static Optional<LoginToken> parse(String text) {
    return text.startsWith(PREFIX)
            && Checksummed.holds(text.substring(PREFIX.length()), RANDOM_LENGTH)
        ? Optional.of(of(text))
        : Optional.empty();
  }

  private static LoginToken of(String text) {
    return new LoginToken(Secret.of(text), Sha256.hex(text));
  }
}
