package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.Secret;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How the invited become members. */
@Singleton
final class Acceptances {

  private final InvitationRepository invitations;
  private final TenantRepository tenants;
  private final MemberRepository members;
  private final Passwords passwords;
  private final Ids ids;
  private final AuditTrail audit;
  private final Events events;
  private final InstantSource time;
  private final TransactionOperations<Connection> transactions;

  Acceptances(
      InvitationRepository invitations,
      TenantRepository tenants,
      MemberRepository members,
      Passwords passwords,
      Ids ids,
      AuditTrail audit,
      Events events,
      InstantSource time,
      TransactionOperations<Connection> transactions) {
    this.invitations = invitations;
    this.tenants = tenants;
    this.members = members;
    this.passwords = passwords;
    this.ids = ids;
    this.audit = audit;
    this.events = events;
    this.time = time;
    this.transactions = transactions;
  }

  /** The invitation that {@code token} stands for, if it can still be accepted. */
  Optional<Invitation> find(InvitationToken token) {
    return invitations.findByTokenHash(token.hash()).filter(this::isOpen);
  }

  /**
   * Makes the invited a member and ends the invitation: both or neither, and once, however many
   * accept at a time. Whose answer is lost finds the invitation gone, and can log in.
   *
   * @param ip from where it is accepted
   */
  Member accept(InvitationToken token, String name, Secret password, String ip) {
    long tenantId = find(token).orElseThrow(Acceptances::absent).tenantId();
    String hash = passwords.hash(password);
    return transactions.executeWrite(status -> {
      tenants.lock(tenantId);
      Invitation invitation = find(token).orElseThrow(Acceptances::absent);
      members.lockEmail(invitation.email());
      if (members.existsByEmail(invitation.email())) {
        throw Problem.of(Code.CONFLICT, "This address has a login already").exception();
      }
      invitations.deleteById(invitation.id());
      Member member = members.save(member(invitation, name, hash));
      record(member, ip);
      return member;
    });
  }

  private Member member(Invitation invitation, String name, String passwordHash) {
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Member(
        ids.next(),
        invitation.tenantId(),
        invitation.email(),
        name,
        invitation.role(),
        passwordHash,
        0,
        now);
  }

  private void record(Member member, String ip) {
    String self = "member:" + member.id();
    Editor editor = new Editor(member.tenantId(), member.id(), self, ip);
    audit.append(editor.event("member.create", self, Members.state(member)));
    events.publish(
        Event.ofTenant(member.tenantId(), EventType.MEMBER_JOINED, Members.data(member)));
  }

  private boolean isOpen(Invitation invitation) {
    return invitation.isOpenAt(time.instant());
  }

  static RuntimeException absent() {
    return Problem.of(Code.NOT_FOUND, "No such invitation; ask for a new one").exception();
  }
}
