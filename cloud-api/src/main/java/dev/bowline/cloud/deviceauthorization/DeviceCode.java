package dev.bowline.cloud.deviceauthorization;

import dev.bowline.contract.Secret;
import dev.bowline.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

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
    return Sha256.hex(secret.reveal());
  }
}
