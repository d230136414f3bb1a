package dev.bowline.cloud.member;

import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Client;
import dev.bowline.cloud.session.PanelOrigin;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.session.SessionBearer;
import dev.bowline.cloud.session.SessionCookie;
import dev.bowline.cloud.session.SessionToken;
import dev.bowline.cloud.session.Sessions;
import dev.bowline.contract.Secret;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Login and logout of the panel. */
@Controller("/panel/session")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {

  private final Logins logins;
  private final Sessions sessions;
  private final PanelOrigin origin;

  SessionController(Logins logins, Sessions sessions, PanelOrigin origin) {
    this.logins = logins;
    this.sessions = sessions;
    this.origin = origin;
  }

  /** Who wants to log in. */
  @Serdeable
  record Login(@Nullable String email, @Nullable Secret password) {}

  /**
   * Who is logged in.
   *
   * @param csrfToken what the page must send with every change; absent where no page is at work
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record SessionView(SelfView member, @Nullable String csrfToken) {}

  /** The member who is logged in. */
  @Serdeable
  record SelfView(long id, String email, String role) {}

  /** Opens a session under a new id; a session the browser already had ends. */
  @Post
  @Public
  HttpResponse<Success<SessionView>> logIn(@Body Login login, HttpRequest<?> request) {
    if (!origin.admits(request.getHeaders())) {
      throw Problem.of(Code.CSRF_INVALID, "Log in on the panel's own page").exception();
    }
    String email = login.email();
    Secret password = login.password();
    if (email == null || password == null) {
      throw Problem.of(Code.INVALID_BODY, "email and password are required").exception();
    }
    return switch (logins.logIn(
        email, password, request.getRemoteAddress().getAddress(), Client.of(request))) {
      case Logins.Outcome.LoggedIn in -> {
        SessionCookie.read(request.getHeaders()).ifPresent(sessions::end);
        yield HttpResponse.ok(view(in.member(), in.token()))
            .header(HttpHeaders.SET_COOKIE, SessionCookie.keeping(in.token()))
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
      }
      case Logins.Outcome.Wrong() ->
          throw Problem.of(Code.LOGIN_FAILED, "Check both and try again").exception();
      case Logins.Outcome.Locked(Duration wait) -> throw locked(wait).exception();
    };
  }

  /** Who is logged in. */
  @Get
  @PanelOnly(Role.USER)
  HttpResponse<Success<SessionView>> current(PanelMember member, HttpRequest<?> request) {
    String csrfToken =
        SessionCookie.read(request.getHeaders()).map(SessionToken::csrfToken).orElse(null);
    SelfView view = new SelfView(member.memberId(), member.email(), member.role().name());
    return HttpResponse.ok(Success.of(new SessionView(view, csrfToken)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Ends the session, on every instance at once. */
  @Delete
  @PanelOnly(Role.USER)
  HttpResponse<Success<Map<String, Object>>> logOut(PanelMember member, HttpRequest<?> request) {
    SessionCookie.read(request.getHeaders()).ifPresent(sessions::end);
    SessionBearer.read(request.getHeaders()).ifPresent(sessions::end);
    return HttpResponse.ok(Success.of(Map.<String, Object>of("id", member.memberId())))
        .header(HttpHeaders.SET_COOKIE, SessionCookie.removal());
  }

  private static Success<SessionView> view(Member member, SessionToken token) {
    return Success.of(
        new SessionView(
            new SelfView(member.id(), member.email(), member.role().name()), token.csrfToken()));
  }

  private static Problem locked(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return Problem.of(Code.LOGIN_LOCKED, "Try again in " + seconds + " s")
        .withHeader("Retry-After", Long.toString(seconds));
  }
}
