package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.session.Client;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.session.SessionCookie;
import dev.bowline.cloud.session.SessionToken;
import dev.bowline.cloud.session.Sessions;
import dev.bowline.contract.Secret;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** The password of whoever is logged in. */
@Controller("/panel/password")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PasswordController {

  private final Members members;
  private final Passwords passwords;
  private final Proofs proofs;
  private final Sessions sessions;

  PasswordController(Members members, Passwords passwords, Proofs proofs, Sessions sessions) {
    this.members = members;
    this.passwords = passwords;
    this.proofs = proofs;
    this.sessions = sessions;
  }

  /** The password as it was, and as it shall be. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Change(@Nullable Secret password, @Nullable Secret newPassword) {}

  /** What the page must send with every change from now on. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Reopened(@Nullable String csrfToken) {}

  /**
   * Changes it and ends every session, terminals' too. A browser gets a new one in the answer; if
   * that is lost, it logs in again.
   */
  @Post
  @PanelOnly(value = Role.USER, everyday = true)
  HttpResponse<Success<Reopened>> change(
      PanelMember member, @Body Change asked, HttpRequest<?> request) {
    Secret chosen = Passwords.checked(asked.newPassword());
    proofs.password(member, asked.password(), request);
    Member changed = members.changePassword(Editor.of(member, request), passwords.hash(chosen));
    return SessionCookie.read(request.getHeaders()).isPresent()
        ? reopened(changed, Client.of(request))
        : HttpResponse.ok(Success.of(new Reopened(null)));
  }

  private HttpResponse<Success<Reopened>> reopened(Member member, Client client) {
    SessionToken token =
        sessions.open(member.tenantId(), member.id(), member.generation(), client, false);
    return HttpResponse.ok(Success.of(new Reopened(token.csrfToken())))
        .header(HttpHeaders.SET_COOKIE, SessionCookie.keeping(token))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
