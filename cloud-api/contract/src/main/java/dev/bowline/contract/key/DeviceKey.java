package dev.bowline.contract.key;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * The public name of a paired device: {@code mk_} and 32 base62 characters, 35 in all. The last six
 * are a checksum of the 26 before them.
 */
public record DeviceKey(String text) {

  /** What every one begins with, and no API key does. */
  public static final String PREFIX = "mk_";

  private static final int RANDOM_LENGTH = 32;
  private static final int SHOWN = 4;

  /** A new one. */
  public static DeviceKey random(SecureRandom random) {
    return new DeviceKey(PREFIX + Checksummed.random(RANDOM_LENGTH, random));
  }

  /** The key written {@code text}, or nothing when prefix, length, alphabet or checksum is off. */
  public static Optional<DeviceKey> parse(String text) {
    return text.startsWith(PREFIX)
            && Checksummed.holds(text.substring(PREFIX.length()), RANDOM_LENGTH)
        ? Optional.of(new DeviceKey(text))
        : Optional.empty();
  }

  /** What lists show of it, such as {@code mk_a1b2...XXXX}. */
  public String masked() {
    return text.substring(0, PREFIX.length() + SHOWN)
        + "..."
        + text.substring(text.length() - SHOWN);
  }
}
