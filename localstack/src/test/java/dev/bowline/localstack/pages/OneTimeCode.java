package dev.bowline.localstack.pages;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a person's authenticator app shows, by its own reading of RFC 6238. */
final class OneTimeCode {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int STEP_SECONDS = 30;

  private OneTimeCode() {}

  static String of(String secret, Instant moment) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA1"));
      long step = moment.getEpochSecond() / STEP_SECONDS;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / Byte.SIZE);
    long buffer = 0;
    int held = 0;
    for (int i = 0; i < text.length(); i++) {
      buffer = (buffer << 5) | BASE32.indexOf(text.charAt(i));
      held += 5;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes.put((byte) (buffer >>> held));
      }
    }
    return bytes.array();
  }
}
