package dev.bowline.cloud.authentication;

import dev.bowline.cloud.credential.Admissible;
import dev.bowline.cloud.credential.CredentialCopy;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.ratelimit.Outcome;
import dev.bowline.cloud.ratelimit.Quota;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges a request by this instance's copy of what it came with. The copy may be minutes old; so
 * before a refusal it is asked whether the original changed, and what is admitted is fenced by the
 * original's generation.
 */
@Singleton
final class CredentialJudge {

  private static final int MOST_ROUNDS = 3;

  private final Credentials credentials;

  CredentialJudge(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * What one scheme asks of the credential that a request names.
   *
   * @param refusal why it does not admit the request, or nothing
   * @param unknown the refusal when there is no such credential
   * @param holder who holds it
   */
  record Trial<C extends Admissible>(
      Class<C> type,
      String id,
      Function<C, Optional<Problem>> refusal,
      Supplier<Problem> unknown,
      Function<C, Principal> holder) {}

  /** What came of one look at one copy. */
  private sealed interface Round<C extends Admissible> {
    record Over<C extends Admissible>(Authentication authentication) implements Round<C> {}

    record Again<C extends Admissible>(@Nullable CredentialCopy<C> copy) implements Round<C> {}
  }

  /** Looks up, tries, and counts and admits the request, in this order. */
  <C extends Admissible> Authentication judge(IncomingRequest request, Trial<C> trial) {
    Optional<CredentialCopy<C>> copy = credentials.find(trial.type(), trial.id());
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (copy.isEmpty()) {
        return new Authentication.Refused(trial.unknown().get());
      }
      switch (round(copy.get(), request, trial)) {
        case Round.Over<C>(Authentication authentication) -> {
          return authentication;
        }
        case Round.Again<C>(CredentialCopy<C> newer) -> copy = Optional.ofNullable(newer);
      }
    }
    return unavailable();
  }

  private <C extends Admissible> Round<C> round(
      CredentialCopy<C> copy, IncomingRequest request, Trial<C> trial) {
    C credential = copy.credential();
    request.exchange().names(new Exchange.NamedKey(credential.tenantId(), credential.number()));
    return trial
        .refusal()
        .apply(credential)
        .map(problem -> refuse(copy, problem, trial))
        .orElseGet(() -> admit(copy, request, trial));
  }

  /** Refuses, unless the original changed since the copy was made. */
  private <C extends Admissible> Round<C> refuse(
      CredentialCopy<C> copy, Problem problem, Trial<C> trial) {
    Optional<CredentialCopy<C>> fresh = credentials.findFresh(trial.type(), trial.id());
    boolean same =
        fresh.isPresent()
            && fresh.get().credential().generation() == copy.credential().generation();
    return same
        ? new Round.Over<>(new Authentication.Refused(problem))
        : new Round.Again<>(fresh.orElse(null));
  }

  private <C extends Admissible> Round<C> again(Trial<C> trial) {
    return new Round.Again<>(credentials.find(trial.type(), trial.id()).orElse(null));
  }

  private <C extends Admissible> Round<C> admit(
      CredentialCopy<C> copy, IncomingRequest request, Trial<C> trial) {
    return switch (credentials.admit(copy, request.client())) {
      case Outcome.Admitted(Quota quota) -> {
        tell(request, quota);
        Principal holder = trial.holder().apply(copy.credential());
        yield new Round.Over<>(new Authentication.Proven(holder));
      }
      case Outcome.Limited(Quota quota) -> {
        tell(request, quota);
        yield new Round.Over<>(limited(quota));
      }
      case Outcome.Stale() -> again(trial);
      case Outcome.Revoked() -> again(trial);
      case Outcome.Unavailable _ -> new Round.Over<>(unavailable());
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
