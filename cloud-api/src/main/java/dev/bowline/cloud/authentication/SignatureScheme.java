package dev.bowline.cloud.authentication;

import dev.bowline.cloud.framing.PathShape;
import dev.bowline.cloud.framing.Target;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * API keys: HMAC-SHA256 over method, target, timestamp and body. The checks run in this order:
 * header syntax, path and body shape, timestamp; then, in {@link KeyJudge}, the signature, the
 * key's status, the client's address, the rate.
 */
@Singleton
@Order(1)
final class SignatureScheme implements AuthenticationScheme {

  private final KeyJudge keys;

  SignatureScheme(KeyJudge keys) {
    this.keys = keys;
  }

  @Override
  public Authentication authenticate(IncomingRequest request) {
    return switch (SignedHeaders.of(request)) {
      case SignedHeaders.Absent() -> new Authentication.NotAttempted();
      case SignedHeaders.Malformed(Problem problem) -> new Authentication.Refused(problem);
      case SignedHeaders.Present signed ->
          refusal(request, signed)
              .<Authentication>map(Authentication.Refused::new)
              .orElseGet(() -> keys.judge(request, signed));
    };
  }

  private static Optional<Problem> refusal(IncomingRequest request, SignedHeaders.Present signed) {
    return PathShape.refusal(new Target(request.path(), request.query()))
        .or(() -> BodyShape.refusal(request))
        .or(() -> unsignable(request))
        .or(() -> Freshness.refusal(signed.timestamp(), request.received()));
  }

  /** What DELETE carries is either signed, and then tried as such, or never read. */
  private static Optional<Problem> unsignable(IncomingRequest request) {
    return request.method().equals("DELETE") || BodyShape.isSignable(request.body())
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                Code.INVALID_BODY, "A body begins with { or [ and does not end with a digit"));
  }
}
