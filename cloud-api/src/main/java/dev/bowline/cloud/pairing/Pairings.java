package dev.bowline.cloud.pairing;

import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.device.Devices;
import dev.bowline.cloud.pairing.Pairing.State;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.scope.Scopes;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The panel's side of pairing. Another tenant's pairing is as if it did not exist. */
@Singleton
final class Pairings {

  private final PairingTable table;
  private final Devices devices;
  private final Ids ids;
  private final SecureRandom random;
  private final InstantSource time;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;

  Pairings(
      PairingTable table,
      Devices devices,
      Ids ids,
      SecureRandom random,
      InstantSource time,
      AuditTrail audit,
      TransactionOperations<Connection> transactions) {
    this.table = table;
    this.devices = devices;
    this.ids = ids;
    this.random = random;
    this.time = time;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** A pairing with the code that a phone claims it by, which nobody can ask for again. */
  record WithCode(Pairing pairing, PairingCode code) {}

  /** Makes a pairing; the tenant's one before is dead from now on, unless it was confirmed. */
  WithCode create(Editor editor, Scopes scopes, ServerAccess servers) {
    PairingCode code = PairingCode.random(random);
    Instant expiresAt = now().plus(Pairing.LIFE);
    Pairing pairing =
        new Pairing(
            code.id(),
            Pairing.Step.WAITING,
            code.nonceHash(),
            0,
            expiresAt,
            editor,
            scopes,
            servers,
            null,
            null);
    record(editor, "pairing.create", pairing.id(), Map.of("scopes", scopes.texts()));
    table.create(pairing);
    return new WithCode(pairing, code);
  }

  Pairing find(long tenantId, String id) {
    return table
        .find(id)
        .filter(pairing -> pairing.editor().tenantId() == tenantId)
        .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such pairing").exception());
  }

  /**
   * Lets the phone that claimed the pairing in; may be repeated. 409 when nobody claimed it, or too
   * long ago, or it was denied or replaced.
   */
  Pairing confirm(Editor editor, String id) {
    Pairing known = find(editor.tenantId(), id);
    if (known.stateAt(now()) == State.CLAIMED) {
      table.confirm(id, ids.next(), editor, now());
    }
    Pairing pairing = find(editor.tenantId(), id);
    return switch (pairing.stateAt(now())) {
      case CONFIRMED, COLLECTED -> {
        devices.enrol(pairing.device());
        yield pairing;
      }
      case WAITING, CLAIMED, DENIED, REPLACED, EXPIRED -> throw impossible("confirmed", pairing);
    };
  }

  /** Refuses the phone that claimed the pairing; may be repeated. 409 when there is none. */
  Pairing deny(Editor editor, String id) {
    Pairing known = find(editor.tenantId(), id);
    if (known.stateAt(now()) == State.CLAIMED && table.deny(id)) {
      record(editor, "pairing.deny", id, denied(known));
    }
    Pairing pairing = find(editor.tenantId(), id);
    if (pairing.stateAt(now()) != State.DENIED) {
      throw impossible("denied", pairing);
    }
    return pairing;
  }

  private static Map<String, Object> denied(Pairing pairing) {
    return Optional.ofNullable(pairing.claim())
        .map(claim -> Map.<String, Object>of("model", claim.model(), "device_ip", claim.ip()))
        .orElse(Map.of());
  }

  private RuntimeException impossible(String wanted, Pairing pairing) {
    String state = pairing.stateAt(now()).name().toLowerCase(Locale.ROOT);
    return Problem.of(
            Code.CONFLICT,
            "A pairing that is " + state + " cannot be " + wanted + "; make a new one")
        .exception();
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void record(Editor editor, String action, String id, Map<String, Object> details) {
    transactions.executeWrite(status -> {
      audit.append(editor.event(action, "pairing:" + id, details));
      return true;
    });
  }
}
