package dev.bowline.cloud.authentication;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.session.PanelOrigin;
import dev.bowline.cloud.session.Session;
import dev.bowline.cloud.session.SessionCookie;
import dev.bowline.cloud.session.SessionToken;
import dev.bowline.cloud.session.Sessions;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Sessions in the panel's pages: a cookie, and with every change a token that only the panel's own
 * pages know. The cookie counts under {@code /panel/} alone, because browsers send it everywhere.
 */
@Singleton
@Order(20)
final class SessionScheme implements AuthenticationScheme {

  private static final String AREA = "/panel/";
  private static final String CSRF_HEADER = "X-CSRF-Token";

  private final Sessions sessions;
  private final PanelOrigin origin;

  SessionScheme(Sessions sessions, PanelOrigin origin) {
    this.sessions = sessions;
    this.origin = origin;
  }

  @Override
  public Authentication authenticate(IncomingRequest request) {
    if (!request.path().startsWith(AREA) || !SessionCookie.isIn(request.headers())) {
      return new Authentication.NotAttempted();
    }
    Optional<SessionToken> token = SessionCookie.read(request.headers());
    Optional<Session> session = token.flatMap(sessions::find);
    if (token.isEmpty() || session.isEmpty()) {
      return Authentication.refused(Code.SESSION_REQUIRED, "The session has ended; log in again");
    }
    return request.isUnsafe() && !isOwnChange(request, token.get())
        ? Authentication.refused(
            Code.CSRF_INVALID, "Send csrf_token of the session as X-CSRF-Token")
        : new Authentication.Proven(Principal.PanelMember.of(session.get(), request.received()));
  }

  private boolean isOwnChange(IncomingRequest request, SessionToken token) {
    List<String> sent = request.headers().getAll(CSRF_HEADER);
    return sent.size() == 1
        && token.hasCsrfToken(sent.getFirst())
        && origin.admits(request.headers());
  }
}
