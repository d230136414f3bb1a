package dev.bowline.cloud.deviceauthorization;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.deviceauthorization.DeviceAuthorization.Decision;
import dev.bowline.cloud.deviceauthorization.DeviceAuthorization.Step;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.session.Client;
import dev.bowline.cloud.session.Sessions;
import dev.bowline.cloud.session.Standings;
import dev.bowline.contract.key.LoginToken;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The command line's side: it asks for a login and polls for what became of it. */
@Singleton
final class CommandLineLogins {

  private static final int DRAWS = 5;

  private final DeviceAuthorizationTable table;
  private final Standings standings;
  private final Sessions sessions;
  private final SecureRandom random;
  private final InstantSource time;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;

  CommandLineLogins(
      DeviceAuthorizationTable table,
      Standings standings,
      Sessions sessions,
      SecureRandom random,
      InstantSource time,
      AuditTrail audit,
      TransactionOperations<Connection> transactions) {
    this.table = table;
    this.standings = standings;
    this.sessions = sessions;
    this.random = random;
    this.time = time;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** A request with the code to poll with, which nobody can ask for again. */
  record WithCode(DeviceAuthorization asked, DeviceCode code) {}

  /** Begins a login for a machine that calls itself {@code hostName}, which is printable. */
  WithCode begin(String hostName, String ip) {
    for (int draw = 0; draw < DRAWS; draw++) {
      DeviceCode code = DeviceCode.random(random);
      DeviceAuthorization asked = waiting(code, hostName, ip);
      if (table.create(asked)) {
        return new WithCode(asked, code);
      }
    }
    throw Problem.of(Code.UNAVAILABLE, "Try again in a second").exception();
  }

  private DeviceAuthorization waiting(DeviceCode code, String hostName, String ip) {
    Instant now = now();
    return new DeviceAuthorization(
        code.id(),
        Step.WAITING,
        UserCode.random(random),
        hostName,
        ip,
        now,
        DeviceAuthorization.INTERVAL,
        now,
        null);
  }

  /**
   * The token of the session that a member approved, this once, for who polls from {@code ip}.
   *
   * @throws ProblemException with one of the words of RFC 8628, section 3.5, when there is none
   */
  LoginToken exchange(DeviceCode code, String ip) {
    DeviceAuthorization asked = table.find(code.id()).orElseThrow(CommandLineLogins::unknown);
    return switch (asked.stateAt(now())) {
      case WAITING -> throw waiting(asked);
      case APPROVED -> open(asked, ip);
      case DENIED -> throw denied();
      case EXPIRED -> throw Problem.of(Code.EXPIRED_TOKEN, "Run bowline login again").exception();
      case EXCHANGED -> throw unknown();
    };
  }

  /** What can fail is done before the one turn is taken; only who takes it answers. */
  private LoginToken open(DeviceAuthorization asked, String ip) {
    Decision by = asked.decision();
    if (by == null) {
      throw new IllegalStateException("Nobody approved this login");
    }
    if (!stands(by)) {
      throw denied();
    }
    if (!table.exchange(asked.id(), now())) {
      throw unknown();
    }
    record(by, ip, asked.client());
    return sessions.openCommandLine(
        by.tenantId(), by.memberId(), by.generation(), new Client(asked.client(), asked.ip()));
  }

  private boolean stands(Decision by) {
    return standings
        .find(by.tenantId(), by.memberId())
        .filter(member -> member.generation() == by.generation())
        .isPresent();
  }

  private RuntimeException waiting(DeviceAuthorization asked) {
    return table.poll(asked, now())
        ? Problem.of(Code.AUTHORIZATION_PENDING, "Nobody decided in the panel yet").exception()
        : Problem.of(Code.SLOW_DOWN, "Wait 5 s longer between two polls").exception();
  }

  private void record(Decision by, String ip, String client) {
    String self = "member:" + by.memberId();
    transactions.executeWrite(status -> {
      audit.append(
          new AuditEvent(
              by.tenantId(),
              "cli:" + by.memberId(),
              "login.succeeded",
              self,
              ip,
              Map.of("client", client)));
      return true;
    });
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static ProblemException unknown() {
    return Problem.of(Code.INVALID_GRANT, "Unknown or used; run bowline login again").exception();
  }

  private static ProblemException denied() {
    return Problem.of(Code.ACCESS_DENIED, "A member denied this login in the panel").exception();
  }
}
