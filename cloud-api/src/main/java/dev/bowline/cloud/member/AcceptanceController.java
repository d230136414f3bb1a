package dev.bowline.cloud.member;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.credential.CommonFields;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.PanelOrigin;
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
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The side of the invited, who have no login yet. The token travels in bodies, because addresses
 * are written into logs.
 */
@Controller("/invitations")
@Public
@ExecuteOn(TaskExecutors.BLOCKING)
final class AcceptanceController {

  private final Acceptances acceptances;
  private final Profiles profiles;
  private final PanelOrigin origin;

  AcceptanceController(Acceptances acceptances, Profiles profiles, PanelOrigin origin) {
    this.acceptances = acceptances;
    this.profiles = profiles;
    this.origin = origin;
  }

  /** What stands in the link. */
  @Serdeable
  record Ask(@Nullable Secret token) {}

  /** The invited, as they want to be called and to log in. */
  @Serdeable
  record Accept(@Nullable Secret token, @Nullable String name, @Nullable Secret password) {}

  /** Who invites whom as what. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Offer(String tenant, String email, String role, Instant expiresAt) {}

  /** What the link offers; 404 once it was accepted, withdrawn, replaced or is out of date. */
  @Post("/offers")
  HttpResponse<Success<Offer>> show(@Body Ask ask, HttpRequest<?> request) {
    Invitation invitation =
        acceptances.find(token(ask.token(), request)).orElseThrow(Acceptances::absent);
    return HttpResponse.ok(
            Success.of(
                new Offer(
                    profiles.tenantName(invitation.tenantId()).orElse(""),
                    invitation.email(),
                    invitation.role().name(),
                    invitation.expiresAt())))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Makes the invited a member, who can log in from then on. The link works this once. */
  @Post("/acceptances")
  HttpResponse<Success<MemberView>> accept(@Body Accept asked, HttpRequest<?> request) {
    Member member =
        acceptances.accept(
            token(asked.token(), request),
            CommonFields.name(asked.name()),
            Passwords.checked(asked.password()),
            Exchange.clientIp(request));
    return HttpResponse.created(Success.of(MemberView.of(member, false)));
  }

  private InvitationToken token(@Nullable Secret text, HttpRequest<?> request) {
    if (!origin.admits(request.getHeaders())) {
      throw Problem.of(Code.CSRF_INVALID, "Accept on the panel's own page").exception();
    }
    return Optional.ofNullable(text)
        .flatMap(InvitationToken::parse)
        .orElseThrow(Acceptances::absent);
  }
}
