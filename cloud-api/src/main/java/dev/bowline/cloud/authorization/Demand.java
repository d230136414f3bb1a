package dev.bowline.cloud.authorization;

import dev.bowline.cloud.session.Role;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;
import dev.bowline.contract.scope.Scopes;
import dev.bowline.contract.scope.TokenScope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a route demands of its caller. */
public sealed interface Demand {

  /** Nothing. */
  record Nothing() implements Demand {}

  /** An API key. */
  record Key() implements Demand {}

  /** An API key whose scopes permit one of the actions. */
  record Scoped(Resource resource, List<Action> actions) implements Demand {
    /** The list is copied. */
    public Scoped {
      actions = List.copyOf(actions);
    }

    /** The first of the scopes that {@code scopes} permit; nothing when they are not enough. */
    public Optional<String> metBy(Scopes scopes) {
      return actions.stream()
          .filter(action -> scopes.permit(resource, action))
          .map(action -> new Scope.Exact(resource, action).text())
          .findFirst();
    }

    /** The scopes of which one is enough, such as {@code backups:write or backups:run}. */
    public String text() {
      return actions.stream()
          .map(action -> new Scope.Exact(resource, action).text())
          .collect(Collectors.joining(" or "));
    }
  }

  /** A bearer token. */
  record Token() implements Demand {}

  /** A bearer token with that scope. */
  record TokenScoped(TokenScope scope) implements Demand {}

  /**
   * A person logged in to the panel.
   *
   * @param least they may do at least what this role may
   * @param everyday whether High Security Mode leaves the route alone
   */
  record Panel(Role least, boolean everyday) implements Demand {}

  /** A server's agent. */
  record Agent() implements Demand {}

  /** The route does not say, so nobody may use it. */
  record Undeclared() implements Demand {}
}
