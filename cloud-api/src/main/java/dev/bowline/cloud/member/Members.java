package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Role;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The members of a tenant. Another tenant's member is as if they did not exist. */
@Singleton
final class Members {

  private final MemberRepository members;
  private final InvitationRepository invitations;
  private final Authority authority;
  private final SecondFactors secondFactors;
  private final AuditTrail audit;
  private final Events events;
  private final TransactionOperations<Connection> transactions;

  Members(
      MemberRepository members,
      InvitationRepository invitations,
      Authority authority,
      SecondFactors secondFactors,
      AuditTrail audit,
      Events events,
      TransactionOperations<Connection> transactions) {
    this.members = members;
    this.invitations = invitations;
    this.authority = authority;
    this.secondFactors = secondFactors;
    this.audit = audit;
    this.events = events;
    this.transactions = transactions;
  }

  /** The tenant's members below {@code before}, the youngest first. */
  List<Member> page(long tenantId, long before, int most) {
    return members.page(tenantId, before, most);
  }

  /**
   * Gives a member another role, from their next request on. Whom they invited and who has not come
   * yet must be invited again.
   */
  Member changeRole(Editor editor, long id, Role role) {
    return transactions.executeWrite(status -> {
      Authority.Decider decider = authority.begin(editor);
      Member before = find(editor, id);
      decider.requireOver(before.role());
      decider.requireOver(role);
      return before.role() == role ? before : change(editor, before, role);
    });
  }

  /** Removes a member: their sessions end at once, and so do their invitations. */
  void remove(Editor editor, long id) {
    transactions.executeWrite(status -> {
      Authority.Decider decider = authority.begin(editor);
      Member member = find(editor, id);
      decider.requireOver(member.role());
      authority.keepRoot(member);
      invitations.deleteByTenantIdAndInvitedBy(member.tenantId(), id);
      members.deleteById(id);
      record(editor, "member.remove", EventType.MEMBER_REMOVED, member, state(member));
      return true;
    });
  }

  /** Gives the editor another password, and ends all their sessions. */
  Member changePassword(Editor editor, String passwordHash) {
    return transactions.executeWrite(status -> {
      authority.begin(editor);
      Member after = find(editor, editor.memberId()).withPassword(passwordHash);
      members.update(after);
      audit.append(editor.event("member.password", "member:" + after.id(), Map.of()));
      return after;
    });
  }

  /** Switches a member's second factor off, for one who lost it with all recovery codes. */
  void disableSecondFactor(Editor editor, long id) {
    transactions.executeWrite(status -> {
      authority.begin(editor).requireOver(Role.ROOT);
      secondFactors.remove(editor, find(editor, id).id());
      return true;
    });
  }

  /** Whose second factor is on. */
  Set<Long> withSecondFactor(long tenantId) {
    return secondFactors.confirmedOf(tenantId);
  }

  private Member change(Editor editor, Member before, Role role) {
    authority.keepRoot(before);
    Member after = before.with(role);
    members.update(after);
    invitations.deleteByTenantIdAndInvitedBy(before.tenantId(), before.id());
    record(
        editor,
        "member.edit",
        EventType.MEMBER_CHANGED,
        after,
        AuditEvent.difference(state(before), state(after), ""));
    return after;
  }

  private Member find(Editor editor, long id) {
    return members
        .findByIdAndTenantId(id, editor.tenantId())
        .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such member").exception());
  }

  private void record(
      Editor editor, String action, EventType told, Member member, Map<String, Object> details) {
    audit.append(editor.event(action, "member:" + member.id(), details));
    events.publish(Event.ofTenant(member.tenantId(), told, data(member)));
  }

  /** Everything about a member but the hash of their password. */
  static Map<String, Object> state(Member member) {
    return Map.of("email", member.email(), "name", member.name(), "role", member.role().name());
  }

  /** What listeners are told of a member. */
  static Map<String, Object> data(Member member) {
    return Map.of("member_id", member.id(), "email", member.email(), "role", member.role().name());
  }
}
