package dev.bowline.cloud.authentication;

import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.key.ApiToken;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Bearer tokens (RFC 6750): status and rate of the token that the header holds, found by its hash.
 * They count under {@code /api/v1/} alone. Whatever is wrong with a token is a 401, for only its
 * text proves anything.
 */
@Singleton
@Order(2)
final class BearerScheme implements AuthenticationScheme {

  private static final String AREA = "/api/v1/";
  private static final String SCHEME = "Bearer ";

  private final CredentialJudge judge;

  BearerScheme(CredentialJudge judge) {
    this.judge = judge;
  }

  @Override
  public Authentication authenticate(IncomingRequest request) {
    List<String> sent = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    if (!request.path().startsWith(AREA) || sent.isEmpty()) {
      return new Authentication.NotAttempted();
    }
    return sent.size() > 1 || sent.getFirst().contains(",")
        ? refused(Code.AUTH_INVALID, "Send one Authorization header with one token")
        : text(sent.getFirst())
            .map(text -> judge(request, text))
            .orElseGet(() -> refused(Code.AUTH_INVALID, "Send Authorization: Bearer pc_…"));
  }

  /** An invented token dies by its checksum, without a look-up. */
  private Authentication judge(IncomingRequest request, String text) {
    return ApiToken.parse(text)
        .map(token -> judge.judge(request, trial(request, BearerToken.idOf(token))))
        .orElseGet(() -> new Authentication.Refused(unknown()));
  }

  private static CredentialJudge.Trial<BearerToken> trial(IncomingRequest request, String id) {
    return new CredentialJudge.Trial<>(
        BearerToken.class,
        id,
        token -> refusal(token, request),
        BearerScheme::unknown,
        Principal.TokenHolder::new);
  }

  private static Optional<Problem> refusal(BearerToken token, IncomingRequest request) {
    if (token.status() == Status.REVOKED) {
      return Optional.of(problem(Code.TOKEN_REVOKED, "Create a new token; this one stays revoked"));
    }
    return token.isExpiredAt(request.received())
        ? Optional.of(problem(Code.TOKEN_EXPIRED, "Create a new token"))
        : Optional.empty();
  }

  /** What follows the scheme's name, which is written in any case (RFC 9110, 11.1). */
  private static Optional<String> text(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static Problem unknown() {
    return problem(Code.TOKEN_INVALID, "There is no such token; was it copied whole?");
  }

  private static Authentication refused(Code code, String details) {
    return new Authentication.Refused(problem(code, details));
  }

  private static Problem problem(Code code, String details) {
    return Problem.of(code, details)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
  }
}
