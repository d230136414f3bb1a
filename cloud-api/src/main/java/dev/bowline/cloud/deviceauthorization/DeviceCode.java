package dev.bowline.cloud.deviceauthorization;

import dev.bowline.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a command line polls with: 256 random bits, in 43 characters. Only a hash of it is stored.
 */
record DeviceCode(Secret secret) {

  private static final int BYTES = 32;

  static DeviceCode random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    byte[] text = Base64.getUrlEncoder().withoutPadding().encode(bytes);
    return new DeviceCode(Secret.of(new String(text, StandardCharsets.US_ASCII)));
  }

  /** Names the request for a login: the SHA-256 of the code. */
  String id() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.reveal()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
