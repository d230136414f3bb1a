package dev.bowline.cloud.session;

import dev.bowline.contract.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The opaque id in a session cookie: 256 random bits. The table holds only a hash of it, and the
 * CSRF token is another hash, so neither tells the id.
 */
public final class SessionToken {

  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final String text;

  private SessionToken(String text) {
    this.text = text;
  }

  /** A new one. */
  static SessionToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The token in a cookie, if it has the shape of one. */
  public static Optional<SessionToken> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new SessionToken(text)) : Optional.empty();
  }

  /** What the page must send along with every change; whoever has only the cookie lacks it. */
  public String csrfToken() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash("csrf"));
  }

  /** Whether {@code candidate} is {@link #csrfToken}, compared in constant time. */
  public boolean hasCsrfToken(String candidate) {
    return MessageDigest.isEqual(
        csrfToken().getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  /** The text for the cookie. */
  public String reveal() {
    return text;
  }

  /** The name of the session in the table. */
  String key() {
    return HexFormat.of().formatHex(hash("session"));
  }

  @Override
  public String toString() {
    return "SessionToken[redacted]";
  }

  private byte[] hash(String purpose) {
    return Sha256.of(purpose + "|" + text);
  }
}
