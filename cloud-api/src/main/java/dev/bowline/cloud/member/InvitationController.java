package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.RowPage;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom the tenant invited, for those who run it. */
@Controller("/panel/invitations")
@PanelOnly
@ExecuteOn(TaskExecutors.BLOCKING)
final class InvitationController {

  private static final String ROWS = "invitations";

  private final Invitations invitations;
  private final Installation installation;
  private final InstantSource time;

  InvitationController(Invitations invitations, Installation installation, InstantSource time) {
    this.invitations = invitations;
    this.installation = installation;
    this.time = time;
  }

  /** Who is invited, and as what: {@code ROOT}, {@code ADMIN} or {@code USER}. */
  @Serdeable
  record Invite(@Nullable String email, @Nullable String role) {}

  /**
   * An invitation.
   *
   * @param status open or expired
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record InvitationView(
      long id,
      String email,
      String role,
      String status,
      long invitedBy,
      Instant createdAt,
      Instant expiresAt) {}

  /** A new invitation with the link that the invited opens. */
  @Serdeable
  record Created(InvitationView invitation, ShownOnce link) {}

  /** The invitations that nobody accepted, the youngest first. */
  @Get
  Success<List<InvitationView>> list(
      PanelMember member,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    RowPage<Invitation> page =
        RowPage.of(
            ROWS,
            member.tenantId(),
            cursor,
            limit,
            (before, most) -> invitations.page(member.tenantId(), before, most),
            Invitation::id);
    return page.answer(page.rows().stream().map(this::view).toList());
  }

  /** Invites a person and shows the link, this once. */
  @Post
  HttpResponse<Success<Created>> create(
      PanelMember member, @Body Invite asked, HttpRequest<?> request) {
    Invitations.WithToken made =
        invitations.create(
            Editor.of(member, request),
            EmailAddress.checked(asked.email()),
            MemberRole.checked(asked.role()));
    ShownOnce link = new ShownOnce(made.token().link(installation.publicUrl()));
    return HttpResponse.created(Success.of(new Created(view(made.invitation()), link)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Withdraws an invitation. */
  @Delete("/{id}")
  Success<Map<String, Object>> withdraw(PanelMember member, long id, HttpRequest<?> request) {
    invitations.withdraw(Editor.of(member, request), id);
    return Success.of(Map.of("id", id));
  }

  private InvitationView view(Invitation invitation) {
    return new InvitationView(
        invitation.id(),
        invitation.email(),
        invitation.role().name(),
        invitation.isOpenAt(time.instant()) ? "open" : "expired",
        invitation.invitedBy(),
        invitation.createdAt(),
        invitation.expiresAt());
  }
}
