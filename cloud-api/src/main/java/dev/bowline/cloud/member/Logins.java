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
import org.jspecify.annotations.Nullable;

/** Logs people in. */
@Singleton
final class Logins {

  private static final long NO_TENANT = 0;

  private final MemberRepository members;
  private final Passwords passwords;
  private final SecondFactors secondFactors;
  private final Lockout lockout;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;

  Logins(
      MemberRepository members,
      Passwords passwords,
      SecondFactors secondFactors,
      Lockout lockout,
      Sessions sessions,
      AuditTrail audit,
      TransactionOperations<Connection> transactions) {
    this.members = members;
    this.passwords = passwords;
    this.secondFactors = secondFactors;
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

    /** Address and password go together, and a code is missing. */
    record CodeMissing() implements Outcome {}

    /** Address and password go together, and the code is wrong or was used. */
    record CodeWrong() implements Outcome {}

    /** Too many attempts; the password was not looked at. */
    record Locked(Duration retryAfter) implements Outcome {}
  }

  /**
   * Somebody who wants in.
   *
   * @param code of the second factor, or a recovery code; null when none was sent
   */
  record Attempt(
      String email, Secret password, @Nullable Secret code, InetAddress address, Client client) {}

  /** Tries to log in. Unknown addresses cost as much as known ones. */
  Outcome logIn(Attempt attempt) {
    String email = EmailAddress.canonical(attempt.email());
    Optional<Duration> wait = lockout.attempt(email, attempt.address());
    if (wait.isPresent()) {
      return new Outcome.Locked(wait.get());
    }
    Optional<Member> member = members.findByEmail(email);
    String stored = member.map(Member::passwordHash).orElse(passwords.decoy());
    boolean right = passwords.verify(attempt.password(), stored);
    if (member.isEmpty() || !right) {
      record(member, "login.failed", attempt);
      return new Outcome.Wrong();
    }
    return secondFactors
        .confirmed(member.get().id())
        .map(factor -> judge(member.get(), factor, attempt))
        .orElseGet(() -> admit(member.get(), attempt, false));
  }

  /** The password was right. Until a code is too, what failed before still counts. */
  private Outcome judge(Member member, SecondFactor factor, Attempt attempt) {
    Secret code = attempt.code();
    if (code == null) {
      lockout.takeBack(member.email(), attempt.address());
      record(Optional.of(member), "login.challenged", attempt);
      return new Outcome.CodeMissing();
    }
    if (!secondFactors.take(factor, code, attempt.client().address())) {
      record(Optional.of(member), "login.code-failed", attempt);
      return new Outcome.CodeWrong();
    }
    return admit(member, attempt, true);
  }

  private Outcome admit(Member member, Attempt attempt, boolean byCode) {
    lockout.forgive(member.email(), attempt.address());
    record(Optional.of(member), "login.succeeded", attempt);
    return new Outcome.LoggedIn(
        member,
        sessions.open(
            member.tenantId(), member.id(), member.generation(), attempt.client(), byCode));
  }

  /** Failures for unknown addresses are noted too, under no tenant: they must take as long. */
  private void record(Optional<Member> member, String action, Attempt attempt) {
    String self = member.map(known -> "member:" + known.id()).orElse("nobody");
    long tenantId = member.map(Member::tenantId).orElse(NO_TENANT);
    transactions.executeWrite(status -> {
      audit.append(
          new AuditEvent(tenantId, self, action, self, attempt.client().address(), Map.of()));
      return true;
    });
  }
}
