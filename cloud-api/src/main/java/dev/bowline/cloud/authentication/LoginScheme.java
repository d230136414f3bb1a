package dev.bowline.cloud.authentication;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.SessionBearer;
import dev.bowline.cloud.session.SessionCookie;
import dev.bowline.cloud.session.Sessions;
import dev.bowline.contract.key.LoginToken;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Sessions in a terminal: a bearer token (RFC 6750), found by its hash. It counts under {@code
 * /panel/} alone, and not beside a cookie: of two logins nobody could say whose request it is.
 */
@Singleton
@Order(19)
final class LoginScheme implements AuthenticationScheme {

  private static final String AREA = "/panel/";

  private final Sessions sessions;

  LoginScheme(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Authentication authenticate(IncomingRequest request) {
    HttpHeaders headers = request.headers();
    if (!request.path().startsWith(AREA) || !SessionBearer.isIn(headers)) {
      return new Authentication.NotAttempted();
    }
    if (SessionCookie.isIn(headers)) {
      return Authentication.refused(Code.AUTH_INVALID, "Send a session's cookie or a bearer token");
    }
    Optional<LoginToken> token = SessionBearer.read(headers);
    return token.isEmpty()
        ? refused(Code.AUTH_INVALID, "Send Authorization: Bearer bs_…, from bowline login")
        : token
            .flatMap(sessions::find)
            .map(session -> Principal.PanelMember.of(session, request.received()))
            .<Authentication>map(Authentication.Proven::new)
            .orElseGet(
                () -> refused(Code.SESSION_REQUIRED, "The session has ended; run bowline login"));
  }

  private static Authentication refused(Code code, String details) {
    return new Authentication.Refused(
        Problem.of(code, details)
            .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
  }
}
