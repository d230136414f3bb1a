package dev.bowline.cloud.authorization;

import dev.bowline.cloud.authentication.Caller;
import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authentication.RouteDemands;
import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.framing.Framed;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Holds every route to its {@link Demand}. The gate asks it at its place in the order of checks;
 * Micronaut Security asks it again before the controller, so that a request that came past the gate
 * by some other way is refused. It always answers, so no other rule is ever asked.
 */
@Singleton
final class RouteRule implements RouteDemands, SecurityRule<HttpRequest<?>> {

  private final BeanProvider<Router> router;

  RouteRule(BeanProvider<Router> router) {
    this.router = router;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
    if (request == null) {
      return Mono.just(SecurityRuleResult.REJECTED);
    }
    boolean allowed =
        admitsAnyone(request)
            || (authentication instanceof Caller(Principal principal)
                && refusal(request, principal).isEmpty());
    return Mono.just(allowed ? SecurityRuleResult.ALLOWED : SecurityRuleResult.REJECTED);
  }

  @Override
  public boolean admitsAnyone(HttpRequest<?> request) {
    return demand(request) instanceof Demand.Nothing;
  }

  @Override
  public boolean leadsSomewhere(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request).isPresent();
  }

  @Override
  public boolean takesForm(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getConsumes().contains(MediaType.APPLICATION_FORM_URLENCODED_TYPE))
        .isPresent();
  }

  @Override
  public Problem missing(HttpRequest<?> request) {
    return switch (demand(request)) {
      case Demand.Panel _ -> Problem.of(Code.SESSION_REQUIRED, "Log in at POST /panel/session");
      case Demand.Agent() -> Problem.of(Code.AUTH_MISSING, "Sign with the agent's key (RFC 9421)");
      case Demand.Token(), Demand.TokenScoped _ ->
          Problem.of(Code.AUTH_MISSING, "Send Authorization: Bearer pc_…")
              .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case Demand.Key(), Demand.Scoped _, Demand.Nothing(), Demand.Undeclared() ->
          Problem.of(Code.AUTH_MISSING, "Send X-API-Key, X-Timestamp and X-Signature");
    };
  }

  @Override
  public Optional<Problem> refusal(HttpRequest<?> request, Principal principal) {
    return switch (demand(request)) {
      case Demand.Nothing() -> Optional.empty();
      case Demand.Key() -> demanded(principal instanceof Principal.KeyHolder, "API keys");
      case Demand.Panel panel -> panelRefusal(principal, panel);
      case Demand.Agent() -> demanded(principal instanceof Principal.Host, "agents of servers");
      case Demand.Undeclared() -> demanded(false, "nobody");
      case Demand.Scoped scoped -> scopeRefusal(Exchange.of(request), principal, scoped);
      case Demand.Token() -> tokenRefusal(principal, _ -> true, "any");
      case Demand.TokenScoped(TokenScope scope) ->
          scopeRefusal(Exchange.of(request), principal, scope);
    };
  }

  private static Optional<Problem> panelRefusal(Principal principal, Demand.Panel panel) {
    if (!(principal instanceof Principal.PanelMember member)) {
      return demanded(false, "people logged in to the panel");
    }
    if (!member.role().includes(panel.least())) {
      return demanded(false, "members with the role " + panel.least() + " or more");
    }
    return member.codeDue() && !panel.everyday()
        ? Optional.of(
            Problem.of(
                Code.STEP_UP_REQUIRED,
                "Send a code to POST /panel/session/step-up; it counts for 15 minutes"))
        : Optional.empty();
  }

  private static Optional<Problem> scopeRefusal(
      Exchange exchange, Principal principal, Demand.Scoped scoped) {
    return switch (principal) {
      case Principal.KeyHolder key -> {
        Optional<String> met = scoped.metBy(key.credential().scopes());
        met.ifPresent(exchange::permittedBy);
        yield met.isPresent()
            ? Optional.empty()
            : Optional.of(Problem.of(Code.FORBIDDEN, "Required scope: " + scoped.text()));
      }
      case Principal.TokenHolder _, Principal.PanelMember _, Principal.Host _ ->
          demanded(false, "API keys");
    };
  }

  private static Optional<Problem> scopeRefusal(
      Exchange exchange, Principal principal, TokenScope scope) {
    Optional<Problem> refusal =
        tokenRefusal(principal, token -> token.permits(scope), scope.text());
    if (refusal.isEmpty()) {
      exchange.permittedBy(scope.text());
    }
    return refusal;
  }

  private static Optional<Problem> tokenRefusal(
      Principal principal, Predicate<BearerToken> permits, String scope) {
    if (!(principal instanceof Principal.TokenHolder(BearerToken token))) {
      return demanded(false, "bearer tokens");
    }
    return permits.test(token)
        ? Optional.empty()
        : Optional.of(
            Problem.of(Code.FORBIDDEN, "Required scope: " + scope)
                .withHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\""));
  }

  private static Optional<Problem> demanded(boolean met, String who) {
    return met
        ? Optional.empty()
        : Optional.of(Problem.of(Code.FORBIDDEN, "This route is for " + who));
  }

  private Demand demand(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .map(route -> Demands.of(route.getAnnotationMetadata()))
        .orElseGet(() -> unrouted(request));
  }

  /**
   * A request that misses a route open to everyone by its method or media type alone may be told so
   * without a login.
   */
  private Demand unrouted(HttpRequest<?> request) {
    List<UriRouteMatch<Object, Object>> missed = router.get().findAny(request);
    List<UriRouteMatch<Object, Object>> sameMethod =
        missed.stream().filter(route -> hasMethod(route, request)).toList();
    List<UriRouteMatch<Object, Object>> nearest = sameMethod.isEmpty() ? missed : sameMethod;
    boolean open =
        !nearest.isEmpty()
            && nearest.stream()
                .map(route -> Demands.of(route.getRouteInfo().getAnnotationMetadata()))
                .allMatch(Demand.Nothing.class::isInstance);
    return open ? new Demand.Nothing() : Demands.ofUnrouted(Framed.of(request).target().path());
  }

  private static boolean hasMethod(UriRouteMatch<?, ?> route, HttpRequest<?> request) {
    return route.getRouteInfo().getHttpMethodName().equals(request.getMethodName());
  }
}
