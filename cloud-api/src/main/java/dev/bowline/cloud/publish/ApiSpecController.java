package dev.bowline.cloud.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.contract.scope.Resource;
import dev.bowline.contract.scope.Scope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/api-spec}: what there is, by category, and which scope each route needs. */
@Controller("/v1/api-spec")
final class ApiSpecController {

  /** One category and what may be granted on it. */
  @Serdeable
  record Category(String name, List<String> scopes, List<Route> endpoints) {}

  /**
   * One route.
   *
   * @param operationId by which the OpenAPI document and the examples know it
   * @param access {@code everyone}, {@code any key}, or the scope a key needs
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Route(
      String operationId,
      String method,
      String path,
      String description,
      String access,
      @Nullable String scope) {

    static Route of(Endpoint endpoint) {
      return new Route(
          endpoint.id(),
          endpoint.method(),
          endpoint.path(),
          endpoint.description(),
          endpoint.access(),
          endpoint.scope().orElse(null));
    }
  }

  /** The categories that have routes, and all scopes there are. */
  @Serdeable
  @Example(
      """
      {"categories": [{"name": "Bandwidth", "scopes": ["bandwidth:read"],
        "endpoints": [{"operation_id": "total_bandwidth", "method": "GET", "path": "/v1/bandwidth",
          "description": "Shows what all servers of the key carried this month.",
          "access": "bandwidth:read", "scope": "bandwidth:read"}]}],
       "scopes": ["bandwidth:read"]}
      """)
  record Spec(List<Category> categories, List<String> scopes) {}

  private final Endpoints endpoints;

  ApiSpecController(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Get
  @Described("Lists all routes by category, with the scope that each needs.")
  @Public
  Success<Spec> spec() {
    List<Endpoint> all = endpoints.all();
    List<Category> categories = new ArrayList<>();
    categories.add(category("Core", List.of(), all));
    for (Resource resource : Resource.values()) {
      categories.add(category(resource.title(), scopes(resource), all));
    }
    categories.removeIf(category -> category.endpoints().isEmpty());
    return Success.of(new Spec(categories, Scope.CATALOGUE.stream().map(Scope::text).toList()));
  }

  private static Category category(String name, List<String> scopes, List<Endpoint> all) {
    List<Route> routes =
        all.stream().filter(endpoint -> endpoint.category().equals(name)).map(Route::of).toList();
    return new Category(name, scopes, routes);
  }

  private static List<String> scopes(Resource resource) {
    return resource.actions().stream()
        .map(action -> new Scope.Exact(resource, action).text())
        .toList();
  }
}
