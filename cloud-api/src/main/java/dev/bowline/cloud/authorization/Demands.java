package dev.bowline.cloud.authorization;

import dev.bowline.cloud.session.Role;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@link Demand} of a route off its annotations. */
public final class Demands {

  private Demands() {}

  /** What stands at the method itself; if nothing does, what stands at its class. */
  public static Demand of(AnnotationMetadata route) {
    List<Demand> own = declared(route.getDeclaredMetadata());
    List<Demand> all = own.isEmpty() ? declared(route) : own;
    return all.size() == 1 ? all.getFirst() : new Demand.Undeclared();
  }

  /** What is demanded where there is no route: it must not show who may do what. */
  static Demand ofUnrouted(String path) {
    if (path.startsWith("/v1/")) {
      return new Demand.Key();
    }
    if (path.startsWith("/api/v1/")) {
      return new Demand.Token();
    }
    if (path.startsWith("/panel/")) {
      return new Demand.Panel(Role.USER, true);
    }
    return path.startsWith("/agent/") ? new Demand.Agent() : new Demand.Nothing();
  }

  private static List<Demand> declared(AnnotationMetadata metadata) {
    List<Demand> demands = new ArrayList<>(1);
    if (metadata.hasAnnotation(Public.class)) {
      demands.add(new Demand.Nothing());
    }
    if (metadata.hasAnnotation(AnyKey.class)) {
      demands.add(new Demand.Key());
    }
    if (metadata.hasAnnotation(PanelOnly.class)) {
      demands.add(
          new Demand.Panel(
              metadata.enumValue(PanelOnly.class, Role.class).orElse(Role.ADMIN),
              metadata.isTrue(PanelOnly.class, "everyday")));
    }
    if (metadata.hasAnnotation(AgentOnly.class)) {
      demands.add(new Demand.Agent());
    }
    Optional.ofNullable(metadata.getAnnotation(RequiresScope.class))
        .ifPresent(scope -> demands.add(scoped(scope)));
    metadata
        .enumValue(RequiresTokenScope.class, TokenScope.class)
        .ifPresent(scope -> demands.add(new Demand.TokenScoped(scope)));
    return demands;
  }

  private static Demand scoped(AnnotationValue<RequiresScope> scope) {
    return new Demand.Scoped(
        scope.enumValue("resource", Resource.class).orElseThrow(),
        List.of(scope.enumValues("action", Action.class)));
  }
}
