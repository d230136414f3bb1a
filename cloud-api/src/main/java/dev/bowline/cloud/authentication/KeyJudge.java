package dev.bowline.cloud.authentication;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Judges what the holder of a key, or a paired device, sends: signature, status, address, rate, in
 * this order.
 */
@Singleton
final class KeyJudge {

  private final CredentialJudge judge;
  private final KeySignature signatures;

  KeyJudge(CredentialJudge judge, KeySignature signatures) {
    this.judge = judge;
    this.signatures = signatures;
  }

  /** An invented key id dies by its checksum; any other unknown one costs what a known one does. */
  Authentication judge(IncomingRequest request, SignedHeaders.Present signed) {
    if (!Credential.Kind.isWellFormed(signed.keyId())) {
      return new Authentication.Refused(KeySignature.invalid());
    }
    return judge.judge(
        request,
        new CredentialJudge.Trial<>(
            Credential.class,
            signed.keyId(),
            key -> signatures.refusal(key, request, signed).or(() -> standingRefusal(key, request)),
            () -> signatures.refusalOfUnknown(request, signed),
            Principal.KeyHolder::new));
  }

  private static Optional<Problem> standingRefusal(Credential key, IncomingRequest request) {
    if (key.status() == Credential.Status.REVOKED) {
      return Optional.of(Problem.of(Code.KEY_REVOKED, afterRevocation(key.kind())));
    }
    if (key.isExpiredAt(request.received())) {
      return Optional.of(Problem.of(Code.KEY_EXPIRED, "Extend its expiry or create a new key"));
    }
    return key.admitsFrom(request.client())
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                Code.IP_NOT_ALLOWED,
                "The key's whitelist does not name " + request.client().getHostAddress()));
  }

  private static String afterRevocation(Credential.Kind kind) {
    return switch (kind) {
      case KEY, TOKEN -> "Create a new " + kind.word() + "; this one stays revoked";
      case DEVICE -> "A ROOT member may restore this device in the panel";
    };
  }
}
