package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.session.Role;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Whom a tenant invited. Another tenant's invitation is as if it did not exist. */
@Singleton
final class Invitations {

  static final Duration LIFE = Duration.ofDays(7);

  /** So that nobody fills the table with people who never come. */
  static final int MOST = 100;

  private final InvitationRepository invitations;
  private final MemberRepository members;
  private final Authority authority;
  private final Ids ids;
  private final AuditTrail audit;
  private final Events events;
  private final SecureRandom random;
  private final InstantSource time;
  private final TransactionOperations<Connection> transactions;

  Invitations(
      InvitationRepository invitations,
      MemberRepository members,
      Authority authority,
      Ids ids,
      AuditTrail audit,
      Events events,
      SecureRandom random,
      InstantSource time,
      TransactionOperations<Connection> transactions) {
    this.invitations = invitations;
    this.members = members;
    this.authority = authority;
    this.ids = ids;
    this.audit = audit;
    this.events = events;
    this.random = random;
    this.time = time;
    this.transactions = transactions;
  }

  /** An invitation with its token, which nobody can ask for again. */
  record WithToken(Invitation invitation, InvitationToken token) {}

  /** Invites a person; an invitation of the same address before is dead. */
  WithToken create(Editor editor, String email, Role role) {
    InvitationToken token = InvitationToken.random(random);
    return transactions.executeWrite(status -> {
      authority.begin(editor).requireOver(role);
      invitations.deleteByTenantIdAndEmail(editor.tenantId(), email);
      requireRoom(editor.tenantId(), email);
      Invitation made = invitations.save(invitation(editor, email, role, token));
      audit.append(editor.event("invitation.create", "invitation:" + made.id(), state(made)));
      Map<String, Object> told =
          Map.of("invitation_id", made.id(), "email", email, "role", role.name());
      events.publish(Event.ofTenant(made.tenantId(), EventType.MEMBER_INVITED, told));
      return new WithToken(made, token);
    });
  }

  /** The tenant's invitations below {@code before}, the youngest first, those out of date too. */
  List<Invitation> page(long tenantId, long before, int most) {
    return invitations.page(tenantId, before, most);
  }

  /** Withdraws an invitation that nobody accepted yet. */
  void withdraw(Editor editor, long id) {
    transactions.executeWrite(status -> {
      Authority.Decider decider = authority.begin(editor);
      Invitation invitation =
          invitations
              .findByIdAndTenantId(id, editor.tenantId())
              .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such invitation").exception());
      decider.requireOver(invitation.role());
      invitations.deleteById(id);
      audit.append(editor.event("invitation.withdraw", "invitation:" + id, state(invitation)));
      return true;
    });
  }

  private Invitation invitation(Editor editor, String email, Role role, InvitationToken token) {
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Invitation(
        ids.next(),
        editor.tenantId(),
        email,
        role,
        token.hash(),
        editor.memberId(),
        now,
        now.plus(LIFE));
  }

  private void requireRoom(long tenantId, String email) {
    if (members.existsByEmailAndTenantId(email, tenantId)) {
      throw Problem.of(Code.CONFLICT, "This person is a member already").exception();
    }
    if (invitations.countByTenantId(tenantId) >= MOST) {
      throw Problem.of(Code.CONFLICT, "At most " + MOST + " invitations; withdraw some")
          .exception();
    }
  }

  static Map<String, Object> state(Invitation invitation) {
    return Map.of(
        "email", invitation.email(),
        "role", invitation.role().name(),
        "expires_at", invitation.expiresAt().toString());
  }
}
