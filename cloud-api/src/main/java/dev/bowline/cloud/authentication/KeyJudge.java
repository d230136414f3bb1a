package dev.bowline.cloud.authentication;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.CredentialCopy;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.ratelimit.Outcome;
import dev.bowline.cloud.ratelimit.Quota;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges what the holder of a key, or a paired device, sends: signature, status, address, rate, in
 * this order. It may rest on a copy of the key that is minutes old; so before it refuses it looks
 * whether the key changed, and what it admits is fenced by the key's generation.
 */
@Singleton
final class KeyJudge {

  private static final int MOST_ROUNDS = 3;

  private final Credentials credentials;
  private final KeySignature signatures;

  KeyJudge(Credentials credentials, KeySignature signatures) {
    this.credentials = credentials;
    this.signatures = signatures;
  }

  /** What came of one look at one copy. */
  private sealed interface Round {
    record Over(Authentication authentication) implements Round {}

    record Again(@Nullable CredentialCopy copy) implements Round {}
  }

  /** An invented key id dies by its checksum; any other unknown one costs what a known one does. */
  Authentication judge(IncomingRequest request, SignedHeaders.Present signed) {
    if (!Credential.Kind.isWellFormed(signed.keyId())) {
      return new Authentication.Refused(KeySignature.invalid());
    }
    Optional<CredentialCopy> copy = credentials.find(signed.keyId());
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (copy.isEmpty()) {
        return new Authentication.Refused(signatures.refusalOfUnknown(request, signed));
      }
      switch (judge(copy.get(), request, signed)) {
        case Round.Over(Authentication authentication) -> {
          return authentication;
        }
        case Round.Again(CredentialCopy newer) -> copy = Optional.ofNullable(newer);
      }
    }
    return unavailable();
  }

  private Round judge(CredentialCopy copy, IncomingRequest request, SignedHeaders.Present signed) {
    Credential key = copy.credential();
    request.exchange().names(new Exchange.NamedKey(key.tenantId(), key.number()));
    Optional<Problem> problem =
        signatures.refusal(key, request, signed).or(() -> standingRefusal(key, request));
    return problem.isPresent() ? refuse(copy, problem.get()) : admit(copy, request);
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
      case KEY -> "Create a new key; this one stays revoked";
      case DEVICE -> "A ROOT member may restore this device in the panel";
    };
  }

  /** Refuses, unless the key changed since the copy was made. */
  private Round refuse(CredentialCopy copy, Problem problem) {
    Optional<CredentialCopy> fresh = credentials.findFresh(copy.credential().id());
    boolean same =
        fresh.isPresent()
            && fresh.get().credential().generation() == copy.credential().generation();
    return same
        ? new Round.Over(new Authentication.Refused(problem))
        : new Round.Again(fresh.orElse(null));
  }

  private Round again(CredentialCopy copy) {
    return new Round.Again(credentials.find(copy.credential().id()).orElse(null));
  }

  private Round admit(CredentialCopy copy, IncomingRequest request) {
    return switch (credentials.admit(copy, request.client())) {
      case Outcome.Admitted(Quota quota) -> {
        tell(request, quota);
        yield new Round.Over(new Authentication.Proven(new Principal.KeyHolder(copy.credential())));
      }
      case Outcome.Limited(Quota quota) -> {
        tell(request, quota);
        yield new Round.Over(limited(quota));
      }
      case Outcome.Stale() -> again(copy);
      case Outcome.Revoked() -> again(copy);
      case Outcome.Unavailable _ -> new Round.Over(unavailable());
    };
  }

  private static void tell(IncomingRequest request, Quota quota) {
    request.exchange().answerWith(Quota.POLICY_HEADER, quota.policy());
    request.exchange().answerWith(Quota.HEADER, quota.state());
  }

  private static Authentication limited(Quota quota) {
    String seconds = Integer.toString(quota.opensIn());
    return new Authentication.Refused(
        Problem.of(Code.RATE_LIMITED, "Try again in " + seconds + " s")
            .withHeader("Retry-After", seconds));
  }

  private static Authentication unavailable() {
    return new Authentication.Refused(
        Problem.of(Code.UNAVAILABLE, "Try again in a second").withHeader("Retry-After", "1"));
  }
}
