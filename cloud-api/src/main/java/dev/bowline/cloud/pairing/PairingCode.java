package dev.bowline.cloud.pairing;

import dev.bowline.contract.Secret;
import dev.bowline.contract.Sha256;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a member shows to one phone: a token of 64 and a nonce of 32 base62 characters. Only hashes
 * of both are stored.
 */
record PairingCode(Secret token, Secret nonce) {

  static final int TOKEN_LENGTH = 64;
  static final int NONCE_LENGTH = 32;

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final long CODES = 1_000_000;

  static PairingCode random(SecureRandom random) {
    return new PairingCode(word(TOKEN_LENGTH, random), word(NONCE_LENGTH, random));
  }

  /** Names the pairing: the SHA-256 of the token, from which nobody gets back to the token. */
  String id() {
    return HexFormat.of().formatHex(Sha256.of(token.reveal()));
  }

  /** What is stored of the nonce. */
  String nonceHash() {
    return HexFormat.of().formatHex(Sha256.of(nonce.reveal()));
  }

  /**
   * The six digits that the phone shows as well, bound to its claim: the first eight bytes of
   * SHA-256 over token, nonce and claim hash in ASCII, big-endian and unsigned, modulo a million.
   */
  String matchCode(String claimHash) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(token.reveal());
    text.writeBytes(nonce.reveal());
    text.writeBytes(claimHash.getBytes(StandardCharsets.US_ASCII));
    long number = ByteBuffer.wrap(Sha256.of(text.toByteArray())).getLong();
    return "%06d".formatted(Long.remainderUnsigned(number, CODES));
  }

  /** What the QR says. The code stands in the fragment, so no server and no log sees it. */
  Secret link(URI publicUrl) {
    String base = publicUrl.toString().replaceAll("/+$", "");
    return Secret.of(base + "/m/pair#t=" + text(token) + "&n=" + text(nonce));
  }

  /** The hash a phone claims with, of the secret it keeps: SHA-256 in lower-case hex. */
  static String claimHash(byte[] claimSecret) {
    return HexFormat.of().formatHex(Sha256.of(claimSecret));
  }

  private static String text(Secret secret) {
    return new String(secret.reveal(), StandardCharsets.US_ASCII);
  }

  private static Secret word(int length, SecureRandom random) {
    byte[] characters = new byte[length];
    for (int i = 0; i < length; i++) {
      characters[i] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }
    return Secret.of(characters);
  }
}
