package dev.bowline.cloud.testing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person's app, by its own reading of RFC 6238, and the recovery codes they wrote down. */
public final class Authenticator {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final Duration STEP = Duration.ofSeconds(30);

  private final TestingCloud cloud;
  private final byte[] secret;
  private List<String> recoveryCodes = List.of();

  private Authenticator(TestingCloud cloud, byte[] secret) {
    this.cloud = cloud;
    this.secret = secret;
  }

  /** The app of {@code person}, whose second factor is on from now on. */
  public static Authenticator enabledBy(TestingCloud cloud, PanelClient person) {
    Authenticator app = begunBy(cloud, person);
    TestAnswer confirmed =
        person.send("POST", "/panel/second-factor/confirm", "{\"code\":\"" + app.next() + "\"}");
    app.recoveryCodes = texts(confirmed);
    return app;
  }

  /** The app of {@code person}, who has not confirmed it yet. */
  public static Authenticator begunBy(TestingCloud cloud, PanelClient person) {
    TestAnswer begun =
        person.send(
            "POST", "/panel/second-factor", "{\"password\":\"" + PanelClient.PASSWORD + "\"}");
    String secret = (String) Objects.requireNonNull(begun.data().get("secret"), begun.text());
    return new Authenticator(cloud, base32(secret));
  }

  /** The recovery codes that {@code answer} shows. */
  @SuppressWarnings("unchecked")
  public static List<String> texts(TestAnswer answer) {
    return (List<String>)
        Objects.requireNonNull(answer.data().get("recovery_codes"), answer.text());
  }

  /** The recovery codes. */
  public List<String> recoveryCodes() {
    return recoveryCodes;
  }

  /** Waits for the next code: no code is taken twice. */
  public String next() {
    cloud.clock().advance(STEP);
    return code(cloud.clock().instant());
  }

  /** What it shows at {@code moment}. */
  public String code(Instant moment) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash =
          mac.doFinal(
              ByteBuffer.allocate(Long.BYTES)
                  .putLong(moment.getEpochSecond() / STEP.toSeconds())
                  .array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] base32(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
    long buffer = 0;
    int held = 0;
    for (int i = 0; i < text.length(); i++) {
      buffer = (buffer << 5) | ALPHABET.indexOf(text.charAt(i));
      held += 5;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes.put((byte) (buffer >>> held));
      }
    }
    return bytes.array();
  }
}
