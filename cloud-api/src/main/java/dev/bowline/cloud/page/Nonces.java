package dev.bowline.cloud.page;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Nonces of 144 random bits; none is ever given twice. */
@Singleton
final class Nonces {

  private static final int BYTES = 18;

  private final SecureRandom random;

  Nonces(SecureRandom random) {
    this.random = random;
  }

  /** A fresh one, in base64url. */
  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
