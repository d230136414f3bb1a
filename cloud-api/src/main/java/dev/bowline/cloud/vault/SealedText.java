package dev.bowline.cloud.vault;

import dev.bowline.cloud.vault.VaultException.Reason;
import java.util.Base64;

/**
 * The parts of a {@link Sealed}: {@code v1.EPOCH.WRAPPED.NONCE.CIPHERTEXT}, the bytes in base64url
 * without padding.
 */
record SealedText(long epoch, byte[] wrappedKey, byte[] nonce, byte[] ciphertext) {

  private static final String VERSION = "v1";
  private static final int PARTS = 5;

  static SealedText parse(Sealed sealed) {
    String[] parts = sealed.text().split("\\.", -1);
    if (parts.length != PARTS || !parts[0].equals(VERSION)) {
      throw new VaultException(Reason.NOT_AUTHENTIC, null);
    }
    try {
      return new SealedText(
          Long.parseLong(parts[1]), bytes(parts[2]), bytes(parts[3]), bytes(parts[4]));
    } catch (IllegalArgumentException e) {
      throw new VaultException(Reason.NOT_AUTHENTIC, e);
    }
  }

  static String beginning(long epoch) {
    return VERSION + "." + epoch + ".";
  }

  Sealed toSealed() {
    return new Sealed(
        beginning(epoch) + String.join(".", text(wrappedKey), text(nonce), text(ciphertext)));
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
