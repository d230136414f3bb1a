package dev.bowline.cloud.member;

import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.Secret;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people who are logged in prove once more, where much depends on it. Failures count as failed
 * logins, so a session that somebody else got hold of does not help in guessing.
 */
@Singleton
final class Proofs {

  private final MemberRepository members;
  private final Passwords passwords;
  private final SecondFactors secondFactors;
  private final Lockout lockout;

  Proofs(
      MemberRepository members, Passwords passwords, SecondFactors secondFactors, Lockout lockout) {
    this.members = members;
    this.passwords = passwords;
    this.secondFactors = secondFactors;
    this.lockout = lockout;
  }

  /** Refuses unless {@code password} is the member's. */
  void password(PanelMember member, @Nullable Secret password, HttpRequest<?> request) {
    Secret sent = required(password, "password");
    demand(
        member,
        request,
        Code.PASSWORD_WRONG,
        () ->
            members
                .findByIdAndTenantId(member.memberId(), member.tenantId())
                .filter(found -> passwords.verify(sent, found.passwordHash())));
  }

  /** Refuses unless {@code code} is one of the member's second factor; it is used up. */
  void code(PanelMember member, @Nullable Secret code, HttpRequest<?> request) {
    Secret sent = required(code, "code");
    SecondFactor factor =
        secondFactors
            .confirmed(member.memberId())
            .orElseThrow(
                () -> Problem.of(Code.CONFLICT, "Set up a second factor first").exception());
    demand(
        member,
        request,
        Code.CODE_WRONG,
        () ->
            Optional.of(factor)
                .filter(one -> secondFactors.take(one, sent, Exchange.clientIp(request))));
  }

  /**
   * What {@code proof} proves. It is not tried while the member is locked out.
   *
   * @throws dev.bowline.cloud.problem.ProblemException {@code refusal} when it proves nothing
   */
  <T> T demand(
      PanelMember member, HttpRequest<?> request, Code refusal, Supplier<Optional<T>> proof) {
    InetAddress address = request.getRemoteAddress().getAddress();
    Optional<Duration> wait = lockout.attempt(member.email(), address);
    if (wait.isPresent()) {
      throw Lockout.locked(wait.get()).exception();
    }
    T proven =
        proof.get().orElseThrow(() -> Problem.of(refusal, "Check it and try again").exception());
    lockout.takeBack(member.email(), address);
    return proven;
  }

  static Secret required(@Nullable Secret sent, String name) {
    return Optional.ofNullable(sent)
        .orElseThrow(() -> Problem.of(Code.INVALID_BODY, name + " is required").exception());
  }
}
