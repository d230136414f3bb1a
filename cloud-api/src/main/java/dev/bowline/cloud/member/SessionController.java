package dev.bowline.cloud.member;

import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Client;
import dev.bowline.cloud.session.OpenSessions;
import dev.bowline.cloud.session.PanelOrigin;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.session.Session;
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
  private final OpenSessions openSessions;
  private final Proofs proofs;
  private final PanelOrigin origin;

  SessionController(
      Logins logins,
      Sessions sessions,
      OpenSessions openSessions,
      Proofs proofs,
      PanelOrigin origin) {
    this.logins = logins;
    this.sessions = sessions;
    this.openSessions = openSessions;
    this.proofs = proofs;
    this.origin = origin;
  }

  /**
   * Who wants to log in.
   *
   * @param code of the second factor, or a recovery code; absent until it is asked for
   */
  @Serdeable
  record Login(@Nullable String email, @Nullable Secret password, @Nullable Secret code) {}

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
    Logins.Attempt attempt =
        new Logins.Attempt(
            email,
            password,
            login.code(),
            request.getRemoteAddress().getAddress(),
            Client.of(request));
    return switch (logins.logIn(attempt)) {
      case Logins.Outcome.LoggedIn in -> {
        SessionCookie.read(request.getHeaders()).ifPresent(sessions::end);
        yield HttpResponse.ok(view(in.member(), in.token()))
            .header(HttpHeaders.SET_COOKIE, SessionCookie.keeping(in.token()))
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
      }
      case Logins.Outcome.Wrong() ->
          throw Problem.of(Code.LOGIN_FAILED, "Check both and try again").exception();
      case Logins.Outcome.CodeMissing() ->
          throw Problem.of(Code.CODE_REQUIRED, "Send the code of your second factor too")
              .exception();
      case Logins.Outcome.CodeWrong() ->
          throw Problem.of(Code.CODE_WRONG, "Wait for the next code, or use a recovery code")
              .exception();
      case Logins.Outcome.Locked(Duration wait) -> throw Lockout.locked(wait).exception();
    };
  }

  /** Who is logged in. */
  @Get
  @PanelOnly(value = Role.USER, everyday = true)
  HttpResponse<Success<SessionView>> current(PanelMember member, HttpRequest<?> request) {
    String csrfToken =
        SessionCookie.read(request.getHeaders()).map(SessionToken::csrfToken).orElse(null);
    SelfView view = new SelfView(member.memberId(), member.email(), member.role().name());
    return HttpResponse.ok(Success.of(new SessionView(view, csrfToken)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** A code of the second factor, or a recovery code. */
  @Serdeable
  record StepUp(@Nullable Secret code) {}

  /** Takes a code, which counts in this session for 15 minutes of High Security Mode. */
  @Post("/step-up")
  @PanelOnly(value = Role.USER, everyday = true)
  Success<Map<String, Object>> stepUp(
      PanelMember member, @Body StepUp asked, HttpRequest<?> request) {
    proofs.code(member, asked.code(), request);
    openSessions.stepUp(member.memberId(), member.sessionId());
    return Success.of(Map.of("counts_for_seconds", Session.STEP_UP.toSeconds()));
  }

  /** Ends the session, on every instance at once. */
  @Delete
  @PanelOnly(value = Role.USER, everyday = true)
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
}
