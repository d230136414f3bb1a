package dev.bowline.contract.inventory;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a host in ASCII and lower case: labels of 1 to 63 letters, digits, {@code _} and
 * {@code -}, 253 characters in all (RFC 1123 section 2.1; the underscore because hosts do carry
 * it). An internationalised name is its punycode (RFC 3490).
 */
public record HostName(String text) {

  private static final int LONGEST = 253;

  private static final Pattern LABELS =
      Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.(?!$)|$))+");

  /** The name written {@code text}, or nothing when no host can have it. */
  public static Optional<HostName> parse(String text) {
    try {
      String ascii = IDN.toASCII(text).toLowerCase(Locale.ROOT);
      return ascii.length() <= LONGEST && LABELS.matcher(ascii).matches()
          ? Optional.of(new HostName(ascii))
          : Optional.empty();
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }
}
