package dev.bowline.cloud.panelconfig;

import dev.bowline.cloud.framing.Framed;
import dev.bowline.cloud.problem.ErrorBody;
import dev.bowline.cloud.problem.ErrorShape;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Failures of this surface keep its envelope; what to do stands in the message. */
@Singleton
final class EnvelopeErrors implements ErrorShape {

  private static final String AREA = "/api/v1/";

  private final Envelopes envelopes;

  EnvelopeErrors(Envelopes envelopes) {
    this.envelopes = envelopes;
  }

  @Override
  public Optional<Object> of(HttpRequest<?> request, ErrorBody body) {
    return Framed.of(request).target().path().startsWith(AREA)
        ? Optional.of(
            envelopes.failed(
                body.error() + ". " + body.details(), new Failure(body.code(), body.requestId())))
        : Optional.empty();
  }
}
