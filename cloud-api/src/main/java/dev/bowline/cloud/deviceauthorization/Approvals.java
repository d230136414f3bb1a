package dev.bowline.cloud.deviceauthorization;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.deviceauthorization.DeviceAuthorization.Decision;
import dev.bowline.cloud.deviceauthorization.DeviceAuthorization.State;
import dev.bowline.cloud.deviceauthorization.DeviceAuthorization.Step;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.session.Standings;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/**
 * The member's side: whoever has the user code sees who asks, and decides for themselves. Once
 * somebody has decided, it is as if there were nothing, for everybody else.
 */
@Singleton
final class Approvals {

  private final DeviceAuthorizationTable table;
  private final Allowances allowances;
  private final Standings standings;
  private final InstantSource time;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;

  Approvals(
      DeviceAuthorizationTable table,
      Allowances allowances,
      Standings standings,
      InstantSource time,
      AuditTrail audit,
      TransactionOperations<Connection> transactions) {
    this.table = table;
    this.allowances = allowances;
    this.standings = standings;
    this.time = time;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * What asks for a login under the code that a member typed.
   *
   * @throws ProblemException 404 when nothing does, 429 when the member looked at too many codes
   */
  DeviceAuthorization find(long tenantId, long memberId, String typed) {
    allowances.takeCode(memberId);
    return lookUp(tenantId, memberId, typed);
  }

  /**
   * Lets the command line that asks act as this member from now on, or refuses it; may be repeated.
   *
   * @throws ProblemException as above, and 409 when the member decided otherwise before
   */
  DeviceAuthorization decide(Editor editor, String typed, boolean approved) {
    DeviceAuthorization known = find(editor.tenantId(), editor.memberId(), typed);
    Step wanted = approved ? Step.APPROVED : Step.DENIED;
    if (table.decide(known.id(), wanted, decision(editor), now())) {
      record(editor, known, approved ? "cli.approve" : "cli.deny");
    }
    DeviceAuthorization decided = lookUp(editor.tenantId(), editor.memberId(), typed);
    if (!hasBecome(decided, wanted)) {
      String state = decided.stateAt(now()).name().toLowerCase(Locale.ROOT);
      throw Problem.of(Code.CONFLICT, "This login is " + state + "; run bowline login again")
          .exception();
    }
    return decided;
  }

  private Decision decision(Editor editor) {
    return standings
        .find(editor.tenantId(), editor.memberId())
        .map(member -> new Decision(member.tenantId(), member.memberId(), member.generation()))
        .orElseThrow(() ->
            Problem.of(Code.SESSION_REQUIRED, "There is no such member any more").exception());
  }

  private static boolean hasBecome(DeviceAuthorization decided, Step wanted) {
    return switch (decided.step()) {
      case WAITING -> false;
      case APPROVED, EXCHANGED -> wanted == Step.APPROVED;
      case DENIED -> wanted == Step.DENIED;
    };
  }

  private DeviceAuthorization lookUp(long tenantId, long memberId, String typed) {
    return UserCode.parse(typed)
        .flatMap(table::find)
        .filter(found -> found.stateAt(now()) != State.EXPIRED)
        .filter(found -> found.step() == Step.WAITING || found.isDecidedBy(tenantId, memberId))
        .orElseThrow(() ->
            Problem.of(Code.NOT_FOUND, "No login waits under this code; is it typed right?")
                .exception());
  }

  private Instant now() {
    return time.instant();
  }

  private void record(Editor editor, DeviceAuthorization asked, String action) {
    Map<String, Object> details = Map.of("client", asked.client(), "client_ip", asked.ip());
    transactions.executeWrite(status -> {
      audit.append(editor.event(action, "member:" + editor.memberId(), details));
      return true;
    });
  }
}
