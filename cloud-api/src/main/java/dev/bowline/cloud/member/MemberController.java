package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.platform.RowPage;
import dev.bowline.cloud.session.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of the tenant, for those who run it. */
@Controller("/panel/members")
@PanelOnly
@ExecuteOn(TaskExecutors.BLOCKING)
final class MemberController {

  private static final String ROWS = "members";

  private final Members members;

  MemberController(Members members) {
    this.members = members;
  }

  /** What a member shall be able to do: {@code ROOT}, {@code ADMIN} or {@code USER}. */
  @Serdeable
  record EditMember(@Nullable String role) {}

  /** The members, the youngest first. */
  @Get
  Success<List<MemberView>> list(
      PanelMember member,
      @QueryValue @Nullable String cursor,
      @QueryValue @Nullable Integer limit) {
    RowPage<Member> page =
        RowPage.of(
            ROWS,
            member.tenantId(),
            cursor,
            limit,
            (before, most) -> members.page(member.tenantId(), before, most),
            Member::id);
    Set<Long> safe = members.withSecondFactor(member.tenantId());
    return page.answer(
        page.rows().stream().map(one -> MemberView.of(one, safe.contains(one.id()))).toList());
  }

  /** Gives a member another role; the last ROOT keeps theirs. */
  @Patch("/{id}")
  Success<MemberView> edit(
      PanelMember member, long id, @Body EditMember asked, HttpRequest<?> request) {
    Member changed =
        members.changeRole(Editor.of(member, request), id, MemberRole.checked(asked.role()));
    boolean safe = members.withSecondFactor(member.tenantId()).contains(id);
    return Success.of(MemberView.of(changed, safe));
  }

  /** Removes a member; the last ROOT stays. What they made stays too. */
  @Delete("/{id}")
  Success<Map<String, Object>> remove(PanelMember member, long id, HttpRequest<?> request) {
    members.remove(Editor.of(member, request), id);
    return Success.of(Map.of("id", id));
  }

  /** Switches the second factor of a member off who lost it with all recovery codes. */
  @Delete("/{id}/second-factor")
  @PanelOnly(Role.ROOT)
  Success<Map<String, Object>> disableSecondFactor(
      PanelMember member, long id, HttpRequest<?> request) {
    members.disableSecondFactor(Editor.of(member, request), id);
    return Success.of(Map.of("id", id));
  }
}
