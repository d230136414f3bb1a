package dev.bowline.cloud.deviceauthorization;

import dev.bowline.cloud.framing.Framed;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.ErrorBody;
import dev.bowline.cloud.problem.ErrorShape;
import io.micronaut.http.HttpRequest;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Failures of the OAuth endpoints, as RFC 6749, section 5.2, and RFC 8628, section 3.5, say. */
@Singleton
final class OAuthErrors implements ErrorShape {

  private static final String AREA = "/oauth/";

  /** One failure; the request id is ours. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record OAuthError(String error, String errorDescription, String requestId) {}

  @Override
  public Optional<Object> of(HttpRequest<?> request, ErrorBody body) {
    return Framed.of(request).target().path().startsWith(AREA)
        ? Optional.of(
            new OAuthError(
                word(Code.valueOf(body.code())),
                body.error() + ". " + body.details(),
                body.requestId()))
        : Optional.empty();
  }

  /** What the RFCs have no word for is told by the nearest one; the status says the rest. */
  private static String word(Code code) {
    return switch (code) {
      case AUTHORIZATION_PENDING,
          SLOW_DOWN,
          ACCESS_DENIED,
          EXPIRED_TOKEN,
          INVALID_GRANT,
          INVALID_CLIENT,
          UNSUPPORTED_GRANT_TYPE ->
          code.name().toLowerCase(Locale.ROOT);
      case RATE_LIMITED, UNAVAILABLE -> "temporarily_unavailable";
      case INTERNAL -> "server_error";
      default -> "invalid_request";
    };
  }
}
