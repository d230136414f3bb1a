package dev.bowline.contract.key;

import dev.bowline.contract.Secret;
import java.security.SecureRandom;

/**
 * The shape of a device's secret: {@code msk_} and 48 base62 characters, 52 in all. The last six
 * are a checksum of the 42 before them.
 */
public final class DeviceSecret {

  private static final String PREFIX = "msk_";
  private static final int RANDOM_LENGTH = 48;

  private DeviceSecret() {}

  /** A new one; its UTF-8 bytes, prefix included, are the HMAC key. */
  public static Secret random(SecureRandom random) {
    return Secret.of(PREFIX + Checksummed.random(RANDOM_LENGTH, random));
  }
}
