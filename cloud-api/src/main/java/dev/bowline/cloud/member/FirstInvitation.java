package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.session.Role;
import dev.bowline.contract.Secret;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the first ROOT joins an installation that is configured with their address and no password:
 * by a link, as anybody else who is invited.
 */
@Singleton
public final class FirstInvitation {

  /** Nobody invited them; numbers of members are above it. */
  private static final long NOBODY = 0;

  private final ProvisionConfig config;
  private final Installation installation;
  private final Tenants tenants;
  private final MemberRepository members;
  private final InvitationRepository invitations;
  private final Ids ids;
  private final AuditTrail audit;
  private final SecureRandom random;
  private final InstantSource time;
  private final TransactionOperations<Connection> transactions;

  FirstInvitation(
      ProvisionConfig config,
      Installation installation,
      Tenants tenants,
      MemberRepository members,
      InvitationRepository invitations,
      Ids ids,
      AuditTrail audit,
      SecureRandom random,
      InstantSource time,
      TransactionOperations<Connection> transactions) {
    this.config = config;
    this.installation = installation;
    this.tenants = tenants;
    this.members = members;
    this.invitations = invitations;
    this.ids = ids;
    this.audit = audit;
    this.random = random;
    this.time = time;
    this.transactions = transactions;
  }

  /**
   * A link for the first ROOT, good for seven days; the one before is dead. Nothing when there is
   * any member, or when configuration names nobody or a password.
   */
  public Optional<Secret> renew() {
    String email = config.rootEmail();
    if (email == null || config.rootPasswordFile() != null) {
      return Optional.empty();
    }
    InvitationToken token = InvitationToken.random(random);
    boolean made =
        transactions.executeWrite(status -> {
          tenants.lockMembers(status.getConnection());
          return members.count() == 0 && invite(EmailAddress.canonical(email), token);
        });
    return made ? Optional.of(token.link(installation.publicUrl())) : Optional.empty();
  }

  private boolean invite(String email, InvitationToken token) {
    Invitation former = invitations.findByInvitedBy(NOBODY).orElse(null);
    if (former != null) {
      invitations.deleteById(former.id());
    }
    Invitation made = invitations.save(invitation(tenant(former), email, token));
    audit.append(
        new AuditEvent(
            made.tenantId(),
            "system",
            "invitation.create",
            "invitation:" + made.id(),
            "",
            Invitations.state(made)));
    return true;
  }

  private long tenant(@Nullable Invitation former) {
    return former == null ? tenants.createEmpty(FirstMember.TENANT) : former.tenantId();
  }

  private Invitation invitation(long tenantId, String email, InvitationToken token) {
    Instant now = time.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Invitation(
        ids.next(),
        tenantId,
        email,
        Role.ROOT,
        token.hash(),
        NOBODY,
        now,
        now.plus(Invitations.LIFE));
  }
}
