package dev.bowline.cloud.member;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat Sheet), written in
 * the PHC string format. At most four run at once, so that a flood of logins costs no more than 76
 * MiB.
 */
@Singleton
final class Passwords {

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE = 4;

  private static final int SHORTEST = 12;
  private static final int LONGEST = 256;

  /** Longer than a person waits; whoever floods is refused instead of filling memory. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String PREFIX =
      "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

  private final SecureRandom random;
  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final String decoy;

  Passwords(SecureRandom random) {
    this.random = random;
    this.decoy = written(bytes(SALT_BYTES), bytes(HASH_BYTES));
  }

  /**
   * A password that a person chooses: long enough, and nothing else is asked (NIST 800-63B); 400
   * unless it has 12 to 256 bytes in UTF-8.
   */
  static Secret checked(@Nullable Secret chosen) {
    int length = chosen == null ? 0 : chosen.reveal().length;
    if (chosen == null || length < SHORTEST || length > LONGEST) {
      throw Problem.of(
              Code.INVALID_BODY, "password has " + SHORTEST + " to " + LONGEST + " characters")
          .exception();
    }
    return chosen;
  }

  /** The hash to store of {@code password}; 503 when nobody's turn comes within 10 s. */
  String hash(Secret password) {
    byte[] salt = bytes(SALT_BYTES);
    return written(salt, argon2(password, salt));
  }

  /** Whether {@code password} is the one that was hashed to {@code stored}; 503 as above. */
  boolean verify(Secret password, String stored) {
    String[] parts = stored.substring(PREFIX.length()).split("\\$", -1);
    Base64.Decoder decoder = Base64.getDecoder();
    return MessageDigest.isEqual(
        argon2(password, decoder.decode(parts[0])), decoder.decode(parts[1]));
  }

  /** A hash that no password has, so that checking someone who does not exist costs the same. */
  String decoy() {
    return decoy;
  }

  private byte[] argon2(Secret password, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(LANES)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    takeTurn();
    try {
      generator.generateBytes(password.reveal(), hash);
    } finally {
      turns.release();
    }
    return hash;
  }

  private void takeTurn() {
    try {
      if (turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.of(Code.UNAVAILABLE, "Many people log in just now; try again in a few seconds")
        .withHeader("Retry-After", "5")
        .exception();
  }

  private static String written(byte[] salt, byte[] hash) {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return PREFIX + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
