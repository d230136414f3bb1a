package dev.bowline.cloud.vault;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Six digits that change every 30 seconds (TOTP, RFC 6238), with HMAC-SHA-1 because that is what
 * all authenticator apps know.
 */
@Singleton
public final class OneTimeCodes {

  private static final Duration STEP = Duration.ofSeconds(30);

  /** As long as the hash, which RFC 4226, section 4, recommends. */
  private static final int SECRET_BYTES = 20;

  /** Clocks of phones are a little wrong, and people take their time (RFC 6238, section 5.2). */
  private static final int STEPS_ASIDE = 1;

  private static final String ISSUER = "Bowline";
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private final HmacOneTimePasswordGenerator generator = new HmacOneTimePasswordGenerator();
  private final SecureRandom random;

  OneTimeCodes(SecureRandom random) {
    this.random = random;
  }

  /** A new secret, which the app and the vault share. */
  public Secret newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Secret.of(bytes);
  }

  /**
   * The step whose code {@code code} is: that of {@code now}, or one beside it. Who takes each step
   * once takes no code twice.
   */
  public OptionalLong step(Secret secret, Secret code, Instant now) {
    long current = now.getEpochSecond() / STEP.toSeconds();
    return LongStream.rangeClosed(current - STEPS_ASIDE, current + STEPS_ASIDE)
        .filter(step -> code.equals(code(secret, step)))
        .max();
  }

  /** {@code secret} as people type it into an app: base32 (RFC 4648), without padding. */
  public Secret text(Secret secret) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte next : secret.reveal()) {
      buffer = (buffer << Byte.SIZE) | (next & 0xff);
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(ALPHABET.charAt(buffer >>> held & 0x1f));
      }
    }
    return Secret.of(text.toString());
  }

  /** What the QR code for an app says: the secret, and to whose login it belongs. */
  public Secret link(Secret secret, String account) {
    return Secret.of(
        "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s&algorithm=SHA1&digits=6&period=%4$d"
            .formatted(
                ISSUER,
                URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20"),
                new String(text(secret).reveal(), StandardCharsets.US_ASCII),
                STEP.toSeconds()));
  }

  private Secret code(Secret secret, long step) {
    try {
      return Secret.of(
          generator.generateOneTimePasswordString(
              new SecretKeySpec(secret.reveal(), "HmacSHA1"), step, Locale.ROOT));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes any key", e);
    }
  }
}
