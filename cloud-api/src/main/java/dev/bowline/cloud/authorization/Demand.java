package dev.bowline.cloud.authorization;

import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;

/** What a route demands of its caller. */
public sealed interface Demand {

  /** Nothing. */
  record Nothing() implements Demand {}

  /** An API key. */
  record Key() implements Demand {}

  /** An API key whose scopes permit the action. */
  record Scoped(Resource resource, Action action) implements Demand {}

  /** A person logged in to the panel. */
  record Panel() implements Demand {}

  /** A person logged in to the panel who may do everything. */
  record Root() implements Demand {}

  /** A server's agent. */
  record Agent() implements Demand {}

  /** The route does not say, so nobody may use it. */
  record Undeclared() implements Demand {}
}
