package dev.bowline.cloud.session;

import dev.bowline.contract.key.LoginToken;
import io.micronaut.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * The header that carries a {@link LoginToken}: {@code Authorization: Bearer bs_…} (RFC 6750). No
 * browser sends it by itself, so nothing else needs to prove where a change comes from.
 */
public final class SessionBearer {

  private static final String SCHEME = "Bearer ";

  private SessionBearer() {}

  /** Whether the request carries the header at all, whatever is in it. */
  public static boolean isIn(HttpHeaders headers) {
    return headers.contains(HttpHeaders.AUTHORIZATION);
  }

  /** The token in the one header there is; nothing when there is none, or more than one. */
  public static Optional<LoginToken> read(HttpHeaders headers) {
    List<String> sent = headers.getAll(HttpHeaders.AUTHORIZATION);
    return sent.size() == 1 ? parse(sent.getFirst()) : Optional.empty();
  }

  /** The scheme's name is written in any case (RFC 9110, 11.1). */
  private static Optional<LoginToken> parse(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? LoginToken.parse(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
