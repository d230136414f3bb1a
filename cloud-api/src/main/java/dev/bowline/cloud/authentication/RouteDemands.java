package dev.bowline.cloud.authentication;

import dev.bowline.cloud.problem.Problem;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** What the route of a request demands of its caller. */
public interface RouteDemands {

  /** Whether the route is open to everyone; also when there is none and nothing is given away. */
  boolean admitsAnyone(HttpRequest<?> request);

  /** What a caller is told who tried no scheme at all. */
  Problem missing(HttpRequest<?> request);

  /** Why {@code principal} may not use the route, or nothing. */
  Optional<Problem> refusal(HttpRequest<?> request, Principal principal);

  /** Whether a route stands behind the request, so that something may happen. */
  boolean leadsSomewhere(HttpRequest<?> request);

  /** Whether the route takes a form instead of JSON. */
  boolean takesForm(HttpRequest<?> request);
}
