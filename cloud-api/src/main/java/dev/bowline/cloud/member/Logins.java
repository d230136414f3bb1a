package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.session.Client;
import dev.bowline.cloud.session.SessionToken;
import dev.bowline.cloud.session.Sessions;
import dev.bowline.contract.Secret;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Logs people in. */
@Singleton
final class Logins {

  private static final long NO_TENANT = 0;

  private final MemberRepository members;
  private final Passwords passwords;
  private final Lockout lockout;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;

  Logins(
      MemberRepository members,
      Passwords passwords,
      Lockout lockout,
      Sessions sessions,
      AuditTrail audit,
      TransactionOperations<Connection> transactions) {
    this.members = members;
    this.passwords = passwords;
    this.lockout = lockout;
    this.sessions = sessions;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** What came of a login. */
  sealed interface Outcome {

    /** The person is in, under a session of their own. */
    record LoggedIn(Member member, SessionToken token) implements Outcome {}

    /** Address and password do not go together; which of them is wrong is not told. */
    record Wrong() implements Outcome {}

    /** Too many attempts; the password was not looked at. */
    record Locked(Duration retryAfter) implements Outcome {}
  }

  /** Tries to log in from {@code address}. Unknown addresses cost as much as known ones. */
  Outcome logIn(String email, Secret password, InetAddress address, Client client) {
    String canonical = EmailAddress.canonical(email);
    Optional<Duration> wait = lockout.attempt(canonical, address);
    if (wait.isPresent()) {
      return new Outcome.Locked(wait.get());
    }
    Optional<Member> member = members.findByEmail(canonical);
    String stored = member.map(Member::passwordHash).orElse(passwords.decoy());
    boolean right = passwords.verify(password, stored);
    record(member, right ? "login.succeeded" : "login.failed", client.address());
    return right
        ? member.map(known -> admit(known, address, client)).orElseGet(Outcome.Wrong::new)
        : new Outcome.Wrong();
  }

  private Outcome admit(Member member, InetAddress address, Client client) {
    lockout.forgive(member.email(), address);
    return new Outcome.LoggedIn(
        member, sessions.open(member.tenantId(), member.id(), member.generation(), client));
  }

  /** Failures for unknown addresses are noted too, under no tenant: they must take as long. */
  private void record(Optional<Member> member, String action, String ip) {
    String self = member.map(known -> "member:" + known.id()).orElse("nobody");
    long tenantId = member.map(Member::tenantId).orElse(NO_TENANT);
    transactions.executeWrite(status -> {
      audit.append(new AuditEvent(tenantId, self, action, self, ip, Map.of()));
      return true;
    });
  }
}
