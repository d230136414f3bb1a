package dev.bowline.cloud.member;

import dev.bowline.contract.Secret;
import dev.bowline.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * What gets a member in once who lost their app: 80 random bits as four groups of four, so a hash
 * is enough to store. Upper and lower case and separators do not matter when it is typed.
 */
final class RecoveryCode {

  /** Without letters and digits that look alike. */
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int LENGTH = 16;
  private static final int GROUP = 4;

  private RecoveryCode() {}

  static Secret random(SecureRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(i > 0 && i % GROUP == 0 ? "-" : "")
          .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return Secret.of(text.toString());
  }

  /** What is stored of the member's code {@code typed}: SHA-256 in lower-case hex. */
  static String hash(long memberId, Secret typed) {
    String text =
        new String(typed.reveal(), StandardCharsets.UTF_8)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s-]", "");
    return Sha256.hex(memberId + "|" + text);
  }
}
