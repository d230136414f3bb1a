package dev.bowline.cloud.member;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.authentication.Principal.PanelMember;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.QrCode;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.session.OpenSessions;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.vault.OneTimeCodes;
import dev.bowline.contract.Secret;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The second factor of whoever is logged in. */
@Controller("/panel/second-factor")
@PanelOnly(value = Role.USER, everyday = true)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SecondFactorController {

  private final SecondFactors factors;
  private final Proofs proofs;
  private final OneTimeCodes codes;
  private final OpenSessions sessions;

  SecondFactorController(
      SecondFactors factors, Proofs proofs, OneTimeCodes codes, OpenSessions sessions) {
    this.sessions = sessions;
    this.factors = factors;
    this.proofs = proofs;
    this.codes = codes;
  }

  /** What the member proves themselves by. */
  @Serdeable
  record Proof(@Nullable Secret password, @Nullable Secret code) {}

  /**
   * How it stands.
   *
   * @param since when it was switched on; absent while it is not
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record View(boolean enabled, @Nullable Instant since, long recoveryCodesLeft) {}

  /** A secret for an app: to type, as a link, and as a picture of the link. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Begun(ShownOnce secret, ShownOnce link, ShownOnce qrSvg) {}

  /** Codes to keep on paper; each gets the member in once. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record RecoveryCodes(List<ShownOnce> recoveryCodes) {}

  /** Whether it is on. */
  @Get
  Success<View> show(PanelMember member) {
    Optional<SecondFactor> factor = factors.confirmed(member.memberId());
    return Success.of(
        new View(
            factor.isPresent(),
            factor.map(SecondFactor::confirmedAt).orElse(null),
            factors.recoveryCodesLeft(member.memberId())));
  }

  /** Makes a secret and shows it, this once; it counts when {@link #confirm} has seen a code. */
  @Post
  HttpResponse<Success<Begun>> begin(
      PanelMember member, @Body Proof proof, HttpRequest<?> request) {
    proofs.password(member, proof.password(), request);
    Secret secret = factors.begin(Editor.of(member, request));
    Secret link = codes.link(secret, member.email());
    return unstored(
        HttpResponse.created(
            Success.of(
                new Begun(
                    new ShownOnce(codes.text(secret)),
                    new ShownOnce(link),
                    new ShownOnce(QrCode.of(link, "Second factor").svg())))));
  }

  /** Switches it on by the app's first code, and shows the recovery codes, this once. */
  @Post("/confirm")
  HttpResponse<Success<RecoveryCodes>> confirm(
      PanelMember member, @Body Proof proof, HttpRequest<?> request) {
    Secret code = Proofs.required(proof.code(), "code");
    List<Secret> made =
        proofs.demand(
            member,
            request,
            Code.CODE_WRONG,
            () -> factors.confirm(Editor.of(member, request), code));
    sessions.stepUp(member.memberId(), member.sessionId());
    return shown(made);
  }

  /** Makes new recovery codes and shows them, this once. */
  @Post("/recovery-codes")
  HttpResponse<Success<RecoveryCodes>> renew(
      PanelMember member, @Body Proof proof, HttpRequest<?> request) {
    proofs.code(member, proof.code(), request);
    return shown(factors.renewRecoveryCodes(Editor.of(member, request)));
  }

  /** Switches it off, by password and code. */
  @Post("/remove")
  Success<View> remove(PanelMember member, @Body Proof proof, HttpRequest<?> request) {
    proofs.password(member, proof.password(), request);
    proofs.code(member, proof.code(), request);
    factors.remove(Editor.of(member, request), member.memberId());
    return show(member);
  }

  private static HttpResponse<Success<RecoveryCodes>> shown(List<Secret> codes) {
    return unstored(
        HttpResponse.ok(
            Success.of(new RecoveryCodes(codes.stream().map(ShownOnce::new).toList()))));
  }

  private static <T> HttpResponse<T> unstored(MutableHttpResponse<T> answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
