package dev.bowline.contract.signature;

import dev.bowline.contract.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 over METHOD, target, timestamp and body, joined without separators. The target is the
 * path after {@code /api/external} with {@code ?query} when there is a query, exactly as sent; the
 * key is the whole {@code sk_…} text in UTF-8.
 */
public final class RequestMac {

  /** Length of a signature in hexadecimal digits. */
  public static final int HEX_LENGTH = 64;

  private static final String ALGORITHM = "HmacSHA256";

  private RequestMac() {}

  /** The text that is signed, as bytes. */
  public static byte[] text(String method, String target, String timestamp, byte[] body) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes((method + target + timestamp).getBytes(StandardCharsets.UTF_8));
    text.writeBytes(body);
    return text.toByteArray();
  }

  /** The signature of {@code text}, in 64 lower-case hexadecimal digits. */
  public static String compute(Secret secret, byte[] text) {
    return HexFormat.of().formatHex(mac(secret, text));
  }

  /**
   * Whether {@code signature} is that of {@code text}; the decoded bytes are compared in constant
   * time.
   *
   * @param signature 64 lower-case hexadecimal digits; anything else is not verified
   */
  public static boolean verify(Secret secret, byte[] text, String signature) {
    byte[] expected = mac(secret, text);
    return isWellFormed(signature)
        && MessageDigest.isEqual(expected, HexFormat.of().parseHex(signature));
  }

  /** Whether {@code signature} is 64 lower-case hexadecimal digits. */
  public static boolean isWellFormed(String signature) {
    return signature.length() == HEX_LENGTH
        && signature.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static byte[] mac(Secret secret, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.reveal(), ALGORITHM));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
