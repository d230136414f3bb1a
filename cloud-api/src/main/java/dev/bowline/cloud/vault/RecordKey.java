package dev.bowline.cloud.vault;

import dev.bowline.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AES-256-GCM key of one record (NIST SP 800-38D), with 96-bit nonces and 128-bit tags. It is
 * derived from a data key by HKDF-SHA256 (RFC 5869), the label being the info, so no two records
 * share a key and a nonce can collide only among the few sealings of one record.
 */
final class RecordKey {

  static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final SecretKey key;

  private RecordKey(SecretKey key) {
    this.key = key;
  }

  static RecordKey of(byte[] key) {
    return new RecordKey(new SecretKeySpec(key, "AES"));
  }

  static RecordKey derive(Secret dataKey, String info) {
    HKDFParameterSpec parameters =
        HKDFParameterSpec.ofExtract()
            .addIKM(dataKey.reveal())
            .thenExpand(info.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
    try {
      return new RecordKey(KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
    }
  }

  /** The ciphertext, followed by the tag. */
  byte[] seal(byte[] nonce, byte[] associatedData, byte[] plaintext) {
    try {
      return run(Cipher.ENCRYPT_MODE, nonce, associatedData, plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  /**
   * The plaintext of what {@link #seal} made.
   *
   * @throws AEADBadTagException if anything differs by a bit
   */
  byte[] open(byte[] nonce, byte[] associatedData, byte[] ciphertext)
      throws GeneralSecurityException {
    return run(Cipher.DECRYPT_MODE, nonce, associatedData, ciphertext);
  }

  private byte[] run(int mode, byte[] nonce, byte[] associatedData, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(associatedData);
    return cipher.doFinal(input);
  }
}
