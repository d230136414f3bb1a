package dev.bowline.cloud.authentication;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.SecurityFilter;
import java.util.Map;
import java.util.Optional;

/** A {@link Principal} in the shape that Micronaut Security passes on. */
public record Caller(Principal principal) implements Authentication {

  private static final long serialVersionUID = 1L;

  /** The principal of a request that passed the gate; nobody on a route open to everyone. */
  public static Optional<Principal> of(HttpRequest<?> request) {
    return request.getAttribute(SecurityFilter.AUTHENTICATION, Caller.class).map(Caller::principal);
  }

  @Override
  public String getName() {
    return principal.actor();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }
}
