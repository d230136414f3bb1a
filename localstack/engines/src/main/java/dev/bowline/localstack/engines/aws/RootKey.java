package dev.bowline.localstack.engines.aws;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The access key of the account's owner. */
public record RootKey(String accessKeyId, String secret) {

  /** A new one that nobody can guess: 64 and 240 random bits. */
  public static RootKey random(SecureRandom random) {
    byte[] id = new byte[8];
    byte[] secret = new byte[30];
    random.nextBytes(id);
    random.nextBytes(secret);
    return new RootKey(
        "AKIA" + HexFormat.of().formatHex(id).toUpperCase(Locale.ROOT),
        Base64.getEncoder().encodeToString(secret));
  }

  /** Reads what {@link #lines} wrote. */
  public static RootKey parse(String lines) {
    List<String> parts = lines.lines().toList();
    return new RootKey(parts.get(0), parts.get(1));
  }

  /** Two lines, for a file that only its owner reads. */
  public String lines() {
    return accessKeyId + "\n" + secret + "\n";
  }

  /** Names the key and keeps the secret. */
  @Override
  public String toString() {
    return "RootKey[" + accessKeyId + "]";
  }
}
