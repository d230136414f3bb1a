package dev.bowline.cloud.member;

import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.OpenSessions;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.session.Session;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where whoever is logged in is logged in. */
@Controller("/panel/sessions")
@PanelOnly(value = Role.USER, everyday = true)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnSessionsController {

  private final OpenSessions sessions;

  OwnSessionsController(OpenSessions sessions) {
    this.sessions = sessions;
  }

  /**
   * A session.
   *
   * @param kind browser or command_line
   * @param client what the program calls itself
   * @param address from where it was opened
   * @param current whether it is the one that asks
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record SessionItem(
      String id,
      String kind,
      String client,
      String address,
      Instant openedAt,
      Instant lastUsedAt,
      boolean current) {

    static SessionItem of(Session session, PanelMember asker) {
      return new SessionItem(
          session.id(),
          session.kind().name().toLowerCase(Locale.ROOT),
          session.client().name(),
          session.client().address(),
          session.opened(),
          session.seen(),
          session.id().equals(asker.sessionId()));
    }
  }

  /** The open ones, the one that was used last first. */
  @Get
  Success<List<SessionItem>> list(PanelMember member) {
    return Success.of(
        sessions.all(member.tenantId(), member.memberId()).stream()
            .map(session -> SessionItem.of(session, member))
            .toList());
  }

  /** Ends one, on every instance at once. */
  @Delete("/{id}")
  Success<Map<String, Object>> end(PanelMember member, String id) {
    if (!sessions.end(member.memberId(), id)) {
      throw Problem.of(Code.NOT_FOUND, "No such session").exception();
    }
    return Success.of(Map.of("id", id));
  }

  /** Ends all but the one that asks, and tells which are left. */
  @Post("/end-others")
  Success<List<SessionItem>> endOthers(PanelMember member) {
    sessions.all(member.tenantId(), member.memberId()).stream()
        .map(Session::id)
        .filter(id -> !id.equals(member.sessionId()))
        .forEach(id -> sessions.end(member.memberId(), id));
    return list(member);
  }
}
