package dev.bowline.cloud.session;

import io.micronaut.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cookie that carries a {@link SessionToken}. The prefix {@code __Host-} makes browsers insist
 * that it is Secure, for this host alone and for every path (RFC 6265bis, section 4.1.3.2).
 */
public final class SessionCookie {

  /** Its name. */
  public static final String NAME = "__Host-bowline-session";

  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

  private SessionCookie() {}

  /** The token in the request's cookies; nothing when there is none or more than one. */
  public static Optional<SessionToken> read(HttpHeaders headers) {
    List<String> values =
        headers.getAll(HttpHeaders.COOKIE).stream()
            .flatMap(header -> Arrays.stream(header.split(";", -1)))
            .map(String::strip)
            .filter(pair -> pair.startsWith(NAME + "="))
            .map(pair -> pair.substring(NAME.length() + 1))
            .toList();
    return values.size() == 1 ? SessionToken.parse(values.getFirst()) : Optional.empty();
  }

  /** Whether the request carries the cookie at all, whatever is in it. */
  public static boolean isIn(HttpHeaders headers) {
    return headers.getAll(HttpHeaders.COOKIE).stream().anyMatch(all -> all.contains(NAME + "="));
  }

  /** The Set-Cookie header that keeps {@code token} until the browser is closed. */
  public static String keeping(SessionToken token) {
    return NAME + "=" + token.reveal() + ATTRIBUTES;
  }

  /** The Set-Cookie header that removes it. */
  public static String removal() {
    return NAME + "=; Max-Age=0" + ATTRIBUTES;
  }
}
