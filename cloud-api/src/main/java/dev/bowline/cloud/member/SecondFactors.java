package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.vault.OneTimeCodes;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.Secret;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The members' authenticator apps, and the codes for those who lost theirs. */
@Singleton
final class SecondFactors {

  static final int RECOVERY_CODES = 10;

  private final SecondFactorRepository factors;
  private final RecoveryCodeRepository recoveryCodes;
  private final OneTimeCodes codes;
  private final Vault vault;
  private final Ids ids;
  private final AuditTrail audit;
  private final SecureRandom random;
  private final InstantSource time;
  private final TransactionOperations<Connection> transactions;

  SecondFactors(
      SecondFactorRepository factors,
      RecoveryCodeRepository recoveryCodes,
      OneTimeCodes codes,
      Vault vault,
      Ids ids,
      AuditTrail audit,
      SecureRandom random,
      InstantSource time,
      TransactionOperations<Connection> transactions) {
    this.factors = factors;
    this.recoveryCodes = recoveryCodes;
    this.codes = codes;
    this.vault = vault;
    this.ids = ids;
    this.audit = audit;
    this.random = random;
    this.time = time;
    this.transactions = transactions;
  }

  /** The member's confirmed app. */
  Optional<SecondFactor> confirmed(long memberId) {
    return factors.findByMemberId(memberId).filter(SecondFactor::isConfirmed);
  }

  /** Whose app is confirmed, of the tenant's members. */
  Set<Long> confirmedOf(long tenantId) {
    return Set.copyOf(factors.confirmed(tenantId));
  }

  /** How many recovery codes the member has left. */
  long recoveryCodesLeft(long memberId) {
    return recoveryCodes.countByMemberId(memberId);
  }

  /** Makes a secret for an app, in the place of one that was not confirmed; 409 when one was. */
  Secret begin(Editor editor) {
    Secret secret = codes.newSecret();
    long generation = ids.next();
    String sealed =
        vault
            .seal(SecondFactor.label(editor.tenantId(), editor.memberId(), generation), secret)
            .text();
    if (factors.begin(editor.memberId(), editor.tenantId(), sealed, generation) == 0) {
      throw Problem.of(Code.CONFLICT, "There is a second factor; remove it first").exception();
    }
    return secret;
  }

  /**
   * Confirms the app by its first code, which counts from then on at every login.
   *
   * @return the recovery codes, which nobody can ask for again; empty when the code is wrong
   */
  Optional<List<Secret>> confirm(Editor editor, Secret code) {
    SecondFactor factor =
        factors
            .findByMemberId(editor.memberId())
            .filter(found -> !found.isConfirmed())
            .orElseThrow(
                () -> Problem.of(Code.CONFLICT, "Begin at POST /panel/second-factor").exception());
    OptionalLong step = step(factor, code);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    return transactions.executeWrite(status -> {
      long confirmed =
          factors.confirm(
              factor.memberId(),
              factor.generation(),
              time.instant().truncatedTo(ChronoUnit.MILLIS),
              step.getAsLong());
      if (confirmed == 0) {
        throw Problem.of(Code.CONFLICT, "The second factor changed meanwhile").exception();
      }
      record(editor, "second-factor.enable");
      return Optional.of(replaceRecoveryCodes(editor.memberId()));
    });
  }

  /** Ten new recovery codes; those before are dead. */
  List<Secret> renewRecoveryCodes(Editor editor) {
    return transactions.executeWrite(status -> {
      factors.lock(editor.memberId());
      record(editor, "second-factor.renew-codes");
      return replaceRecoveryCodes(editor.memberId());
    });
  }

  /** Removes the member's app with its recovery codes; false when there was none. */
  boolean remove(Editor editor, long memberId) {
    return transactions.executeWrite(status -> {
      if (factors.deleteByMemberId(memberId) == 0) {
        return false;
      }
      audit.append(
          editor.event("second-factor.disable", "member:" + memberId, Map.<String, Object>of()));
      return true;
    });
  }

  /**
   * Whether {@code code} is the app's of about now, or a recovery code; it is used up by that,
   * however many send it at a time.
   */
  boolean take(SecondFactor factor, Secret code, String ip) {
    OptionalLong step = step(factor, code);
    return step.isPresent()
        ? factors.take(factor.memberId(), factor.generation(), step.getAsLong()) == 1
        : takeRecoveryCode(factor, code, ip);
  }

  private boolean takeRecoveryCode(SecondFactor factor, Secret code, String ip) {
    long member = factor.memberId();
    String self = "member:" + member;
    return transactions.executeWrite(status -> {
      if (recoveryCodes.deleteByMemberIdAndCodeHash(member, RecoveryCode.hash(member, code)) == 0) {
        return false;
      }
      audit.append(
          new AuditEvent(factor.tenantId(), self, "second-factor.recover", self, ip, Map.of()));
      return true;
    });
  }

  private OptionalLong step(SecondFactor factor, Secret code) {
    return codes.step(vault.open(factor.label(), factor.sealed()), code, time.instant());
  }

  private List<Secret> replaceRecoveryCodes(long memberId) {
    recoveryCodes.deleteByMemberId(memberId);
    List<Secret> made =
        Stream.generate(() -> RecoveryCode.random(random)).limit(RECOVERY_CODES).toList();
    made.forEach(code -> recoveryCodes.add(memberId, RecoveryCode.hash(memberId, code)));
    return made;
  }

  private void record(Editor editor, String action) {
    audit.append(editor.event(action, "member:" + editor.memberId(), Map.of()));
  }
}
