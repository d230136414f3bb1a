package dev.bowline.cloud.authentication;

import dev.bowline.cloud.framing.Framed;
import dev.bowline.cloud.framing.PathShape;
import dev.bowline.cloud.framing.Target;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.vault.VaultException;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The whole order of checks, for every request and before any controller:
 *
 * <ol>
 *   <li>size and framing ({@link Framed}, {@link BodyShape})
 *   <li>header syntax, path and body shape, timestamp, signature, status, address, rate: the {@link
 *       AuthenticationScheme} whose marks the request bears; for API keys {@link SignatureScheme}
 *   <li>scope ({@link RouteDemands})
 *   <li>JSON ({@link StrictJson}), or a {@link Form} on the routes that take one
 *   <li>replay ({@link Replays})
 *   <li>tenant: the controllers, which read nothing but what is the principal's
 * </ol>
 *
 * Nothing is read on the caller's behalf before the scope check.
 */
@Singleton
final class RequestGate {

  private final List<AuthenticationScheme> schemes;
  private final RouteDemands demands;
  private final Replays replays;

  RequestGate(List<AuthenticationScheme> schemes, RouteDemands demands, Replays replays) {
    this.schemes = schemes;
    this.demands = demands;
    this.replays = replays;
  }

  /**
   * Who calls; nobody when the route is open to everyone.
   *
   * @throws dev.bowline.cloud.problem.ProblemException the first refusal
   */
  Optional<Principal> admit(HttpRequest<?> route, IncomingRequest request) {
    refuse(Framed.of(route).refusal().or(() -> BodyShape.excess(request)));
    Optional<Principal> caller =
        demands.admitsAnyone(route) ? Optional.empty() : Optional.of(prove(route, request));
    refuse(shapeRefusal(route, request));
    refuse(caller.flatMap(principal -> demands.refusal(route, principal)));
    refuse(syntaxRefusal(route, request));
    if (demands.leadsSomewhere(route) && isKeyHolder(caller)) {
      refuse(replayRefusal(request));
    }
    return caller;
  }

  private Principal prove(HttpRequest<?> route, IncomingRequest request) {
    return switch (authenticate(request)) {
      case Authentication.Proven(Principal principal) -> {
        request.exchange().provenBy(principal.actor());
        yield principal;
      }
      case Authentication.Refused(Problem problem) -> throw problem.exception();
      case Authentication.NotAttempted() -> throw demands.missing(route).exception();
    };
  }

  private Authentication authenticate(IncomingRequest request) {
    try {
      for (AuthenticationScheme scheme : schemes) {
        Authentication authentication = scheme.authenticate(request);
        if (!(authentication instanceof Authentication.NotAttempted)) {
          return authentication;
        }
      }
      return new Authentication.NotAttempted();
    } catch (VaultException away) {
      throw Problem.of(Code.UNAVAILABLE, "Try again in a second")
          .withHeader("Retry-After", "1")
          .exception();
    }
  }

  /** For the schemes that do not look at the shape themselves, and for open routes. */
  private Optional<Problem> shapeRefusal(HttpRequest<?> route, IncomingRequest request) {
    return PathShape.refusal(new Target(request.path(), request.query()))
        .or(() ->
            demands.takesForm(route) ? BodyShape.formRefusal(request) : BodyShape.refusal(request));
  }

  private Optional<Problem> syntaxRefusal(HttpRequest<?> route, IncomingRequest request) {
    if (demands.takesForm(route)) {
      Optional<Form> form = Form.parse(request.body());
      form.ifPresent(parsed -> parsed.putInto(route));
      return form.isPresent()
          ? Optional.empty()
          : Optional.of(Problem.of(Code.INVALID_BODY, "Send each field once, escaped as UTF-8"));
    }
    return request.method().equals("DELETE")
        ? Optional.empty()
        : StrictJson.refusal(request.body());
  }

  private static boolean isKeyHolder(Optional<Principal> caller) {
    return caller.filter(Principal.KeyHolder.class::isInstance).isPresent();
  }

  /** Only what an API key signed can be played again; other schemes see to themselves. */
  private Optional<Problem> replayRefusal(IncomingRequest request) {
    return request.isUnsafe() && SignedHeaders.of(request) instanceof SignedHeaders.Present signed
        ? replays.refusal(
            signed.keyId() + " " + signed.signature(), Freshness.remembered(signed.timestamp()))
        : Optional.empty();
  }

  private static void refuse(Optional<Problem> problem) {
    if (problem.isPresent()) {
      throw problem.get().exception();
    }
  }
}
