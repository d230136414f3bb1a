package dev.bowline.cloud.testing;

import dev.bowline.cloud.credential.Credentials;
import dev.bowline.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone that pairs, as the published flow describes it and with nothing but the link. */
public final class Phone {

  private static final Pattern LINK =
      Pattern.compile(".*/m/pair#t=([0-9A-Za-z]{64})&n=([0-9A-Za-z]{32})");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TestingCloud cloud;
  private final byte[] claimSecret = new byte[32];

  /** A phone with a claim secret of its own. */
  public Phone(TestingCloud cloud) {
    this.cloud = cloud;
    RANDOM.nextBytes(claimSecret);
  }

  /** Claims what {@code link} says. */
  public TestAnswer claim(String link) {
    return claim(token(link), nonce(link));
  }

  /** Claims with this token and this nonce. */
  public TestAnswer claim(String token, String nonce) {
    return cloud.send(
        TestRequest.of("POST", "/pairing/claims")
            .json(
                """
                {"token":"%s","nonce":"%s","claim_hash":"%s","platform":"ios","model":"Phone 5"}
                """
                    .strip()
                    .formatted(token, nonce, claimHash())));
  }

  /** Asks for its credential. */
  public TestAnswer collect() {
    return collect(cloud, claimSecret());
  }

  /** Asks for the credential of {@code claimSecret}. */
  public static TestAnswer collect(TestingCloud cloud, String claimSecret) {
    return cloud.send(
        TestRequest.of("POST", "/pairing/credential")
            .json("{\"claim_secret\":\"" + claimSecret + "\"}"));
  }

  /** The key that {@link #collect} answered. */
  public static TestKey key(TestingCloud cloud, TestAnswer collected) {
    String id = text(collected, "api_key");
    return new TestKey(
        cloud.bean(Credentials.class).find(id).orElseThrow().credential(),
        Secret.of(text(collected, "api_secret")));
  }

  /** The six digits it shows its owner. */
  public String matchCode(String link) {
    byte[] hash =
        sha256((token(link) + nonce(link) + claimHash()).getBytes(StandardCharsets.US_ASCII));
    long number = Long.parseUnsignedLong(HexFormat.of().formatHex(hash, 0, 8), 16);
    return "%06d".formatted(Long.remainderUnsigned(number, 1_000_000));
  }

  /** What it claims with. */
  public String claimHash() {
    return HexFormat.of().formatHex(sha256(claimSecret));
  }

  /** What it keeps. */
  public String claimSecret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(claimSecret);
  }

  /** The token of a link. */
  public static String token(String link) {
    return part(link, 1);
  }

  /** The nonce of a link. */
  public static String nonce(String link) {
    return part(link, 2);
  }

  private static String part(String link, int group) {
    Matcher parts = LINK.matcher(link);
    if (!parts.matches()) {
      throw new IllegalArgumentException(link);
    }
    return parts.group(group);
  }

  private static String text(TestAnswer answer, String name) {
    return (String) Objects.requireNonNull(answer.data().get(name), answer.text());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
