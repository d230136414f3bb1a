package dev.bowline.contract.signature;

import dev.bowline.contract.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 signatures (RFC 8032) with raw 32-byte public keys and PKCS #8 private keys. */
public final class Ed25519 {

  /** Length of a raw public key in bytes. */
  public static final int PUBLIC_KEY_LENGTH = 32;

  /** Length of a signature in bytes. */
  public static final int SIGNATURE_LENGTH = 64;

  private static final String ALGORITHM = "Ed25519";

  /** What stands before the raw key in a SubjectPublicKeyInfo (RFC 8410). */
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /** A new key: the raw public half, and the private half in PKCS #8. */
  public record Key(byte[] publicKey, Secret privateKey) {}

  /** A new key from the platform's strongest source of randomness. */
  public static Key generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      return new Key(
          Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length),
          Secret.of(pair.getPrivate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * The 64-byte signature of {@code message}.
   *
   * @throws IllegalArgumentException if {@code privateKey} is no PKCS #8 Ed25519 key
   */
  public static byte[] sign(Secret privateKey, byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(privateKey.reveal())));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Not an Ed25519 private key", e);
    }
  }

  /**
   * Whether {@code signature} is that of {@code message}; malformed keys and signatures are not.
   */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (publicKey.length != PUBLIC_KEY_LENGTH || signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(spki(publicKey))));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] spki(byte[] publicKey) {
    byte[] encoded = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + PUBLIC_KEY_LENGTH);
    System.arraycopy(publicKey, 0, encoded, SPKI_PREFIX.length, PUBLIC_KEY_LENGTH);
    return encoded;
  }
}
