package dev.bowline.cloud.deviceauthorization;

import dev.bowline.contract.Sha256;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person copies from the terminal into the panel: eight letters without vowels, so that they
 * spell nothing (RFC 8628, section 6.1); 20^8 of them.
 *
 * @param text as it is shown, such as {@code BDWP-HQPK}
 */
record UserCode(String text) {

  private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int HALF = 4;
  private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{8}");

  static UserCode random(SecureRandom random) {
    StringBuilder letters = new StringBuilder();
    while (letters.length() < 2 * HALF) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new UserCode(letters.insert(HALF, '-').toString());
  }

  /** The code that a person typed, in whatever case, with or without the dash. */
  static Optional<UserCode> parse(String typed) {
    String letters = typed.replaceAll("[-\\s]", "").toUpperCase(Locale.ROOT);
    return SHAPE.matcher(letters).matches()
        ? Optional.of(new UserCode(letters.substring(0, HALF) + "-" + letters.substring(HALF)))
        : Optional.empty();
  }

  /** What is stored of it. */
  String hash() {
    return Sha256.hex(text);
  }
}
