package dev.bowline.cloud.deviceauthorization;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Role;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Where a member decides on a login from a command line. Only the panel's pages may: a session in a
 * terminal that approved another would never end.
 */
@Controller("/panel/device-authorizations/{userCode}")
@PanelOnly(Role.USER)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeviceAuthorizationController {

  private final Approvals approvals;
  private final InstantSource time;

  DeviceAuthorizationController(Approvals approvals, InstantSource time) {
    this.approvals = approvals;
    this.time = time;
  }

  /**
   * Who asks.
   *
   * @param state waiting, approved, denied or exchanged
   * @param hostName what the machine calls itself, and nobody's proof
   * @param ip from where it asked
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record RequestView(
      String userCode,
      String state,
      String client,
      String hostName,
      String ip,
      Instant requestedAt,
      Instant expiresAt) {}

  /** What waits for a decision under this code. */
  @Get
  HttpResponse<Success<RequestView>> find(PanelMember member, String userCode) {
    return answer(approvals.find(browsing(member).tenantId(), member.memberId(), userCode));
  }

  /** Lets the command line act as this member. */
  @Post("/approve")
  HttpResponse<Success<RequestView>> approve(
      PanelMember member, String userCode, HttpRequest<?> request) {
    return answer(approvals.decide(Editor.of(browsing(member), request), userCode, true));
  }

  /** Refuses it. */
  @Post("/deny")
  HttpResponse<Success<RequestView>> deny(
      PanelMember member, String userCode, HttpRequest<?> request) {
    return answer(approvals.decide(Editor.of(browsing(member), request), userCode, false));
  }

  private static PanelMember browsing(PanelMember member) {
    return switch (member.session()) {
      case BROWSER -> member;
      case COMMAND_LINE ->
          throw Problem.of(Code.FORBIDDEN, "Decide in the panel, at /login/device").exception();
    };
  }

  private HttpResponse<Success<RequestView>> answer(DeviceAuthorization asked) {
    return HttpResponse.ok(
            Success.of(
                new RequestView(
                    asked.userCode().text(),
                    asked.stateAt(time.instant()).name().toLowerCase(Locale.ROOT),
                    "bowline CLI",
                    asked.hostName(),
                    asked.ip(),
                    asked.requestedAt(),
                    asked.expiresAt())))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
