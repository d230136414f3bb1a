package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Demand;
import dev.bowline.cloud.authorization.Demands;
import dev.bowline.cloud.exchange.Answers;
import dev.bowline.cloud.exchange.Described;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.http.HttpMethod;
import io.micronaut.inject.MethodExecutionHandle;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The published routes, as the router has them: documentation has no other source. */
@Singleton
final class Endpoints {

  private final Router router;

  Endpoints(Router router) {
    this.router = router;
  }

  /** Those of API keys, sorted by path and method. */
  List<Endpoint> all() {
    return List.copyOf(published("/v1/"));
  }

  /** Those of bearer tokens, sorted by path. */
  List<Endpoint> ofTokens() {
    return List.copyOf(published("/api/v1/"));
  }

  /** The router names some routes twice. */
  private SortedSet<Endpoint> published(String area) {
    return router
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .filter(route -> route.getUriMatchTemplate().toPathString().startsWith(area))
        .map(Endpoints::endpoint)
        .filter(endpoint -> isPublished(endpoint.demand()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Endpoint endpoint(UriRouteInfo<?, ?> route) {
    MethodExecutionHandle<?, ?> method = route.getTargetMethod();
    return new Endpoint(
        route.getHttpMethodName(),
        route.getUriMatchTemplate().toPathString(),
        method.getMethodName(),
        Demands.of(route.getAnnotationMetadata()),
        List.of(method.getArguments()),
        method.getReturnType().asArgument(),
        route.getAnnotationMetadata().stringValue(Described.class).orElse(""),
        route.getAnnotationMetadata().hasAnnotation(Answers.class),
        successes(route.getAnnotationMetadata()));
  }

  private static List<Integer> successes(AnnotationMetadata route) {
    AnnotationValue<Answers> declared = route.getAnnotation(Answers.class);
    return declared == null ? List.of(200) : Arrays.stream(declared.intValues()).boxed().toList();
  }

  private static boolean isPublished(Demand demand) {
    return switch (demand) {
      case Demand.Nothing(), Demand.Key(), Demand.Scoped _ -> true;
      case Demand.Token(), Demand.TokenScoped _ -> true;
      case Demand.Panel _, Demand.Agent(), Demand.Undeclared() -> false;
    };
  }
}
