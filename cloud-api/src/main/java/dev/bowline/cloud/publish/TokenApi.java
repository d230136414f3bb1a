package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Demand;
import dev.bowline.cloud.panelconfig.Category;
import dev.bowline.cloud.panelconfig.Listings;
import dev.bowline.cloud.problem.Code;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.core.type.Argument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the endpoints of bearer tokens as an OpenAPI 3.1 document. */
final class TokenApi {

  private static final String AREA = "/api/v1/";
  private static final String SUFFIX = ".php";
  private static final String SECURITY = "token";
  private static final String SOME_MOMENT = "2026-03-01T12:00:00+00:00";
  private static final String ABOUT =
      "Read-only, with a bearer token of the panel; 120 requests in any 60 seconds per token.";

  private final Listings listings;
  private final Document document;

  TokenApi(Listings listings, Examples examples) {
    this.listings = listings;
    this.document = new Document(new Schemas(), examples, TokenApi::failure);
  }

  /** The document; clients reach the paths behind {@code base}. */
  Map<String, Object> document(List<Endpoint> endpoints, String base) {
    Map<String, Object> paths = new LinkedHashMap<>();
    endpoints.forEach(endpoint -> Document.put(paths, endpoint, operation(endpoint)));
    Map<String, Object> written = Document.head("Bowline for bearer tokens", ABOUT, base);
    written.put("tags", tags(endpoints));
    written.put("paths", paths);
    written.put("components", components(endpoints));
    return written;
  }

  private static List<Map<String, Object>> tags(List<Endpoint> endpoints) {
    return endpoints.stream()
        .map(TokenApi::scope)
        .distinct()
        .sorted()
        .map(scope -> Map.<String, Object>of("name", scope.title(), "description", scope.text()))
        .toList();
  }

  private Map<String, Object> operation(Endpoint endpoint) {
    TokenScope scope = scope(endpoint);
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", endpoint.operation());
    operation.put("summary", "Read " + word(endpoint).replace('-', ' '));
    operation.put("description", "Required scope: " + scope.text());
    operation.put("tags", List.of(scope.title()));
    operation.put(
        "responses",
        document.responses(
            endpoint,
            envelope(true, data(endpoint)),
            example(endpoint).map(data -> enveloped(true, "Loaded", data))));
    operation.put("security", List.of(Map.of(SECURITY, List.of())));
    return operation;
  }

  private Map<String, Object> data(Endpoint endpoint) {
    return Category.parse(word(endpoint))
        .map(this::listing)
        .orElseGet(() -> document.schemas().of(inner(endpoint)));
  }

  private Optional<Object> example(Endpoint endpoint) {
    return Category.parse(word(endpoint))
        .<Object>map(category -> {
          Map<String, Object> listed = new LinkedHashMap<>();
          listed.put("resource", category.word());
          listed.put(
              "items", document.examples().of(itemType(category)).map(List::of).orElse(List.of()));
          return listed;
        })
        .or(() -> document.examples().of(inner(endpoint)));
  }

  private static Argument<?> inner(Endpoint endpoint) {
    return endpoint.result().getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
  }

  private Argument<?> itemType(Category category) {
    return Argument.of(listings.itemType(category));
  }

  private Map<String, Object> listing(Category category) {
    return Map.of(
        "type", "object",
        "required", List.of("resource", "items"),
        "properties",
            Map.of(
                "resource",
                Map.of("const", category.word()),
                "items",
                Map.of("type", "array", "items", document.schemas().of(itemType(category)))));
  }

  private Map<String, Object> components(List<Endpoint> endpoints) {
    Map<String, Object> failure =
        envelope(
            false, document.schemas().of(Argument.of(dev.bowline.cloud.panelconfig.Failure.class)));
    Map<String, Object> schemas = new LinkedHashMap<>(document.schemas().components());
    schemas.put("FailureEnvelope", failure);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put(
        "securitySchemes",
        Map.of(SECURITY, Map.of("type", "http", "scheme", "bearer", "bearerFormat", "pc_…")));
    components.put("headers", Headers.components(endpoints));
    components.put(
        "responses",
        document.failures(endpoints, Map.of("$ref", "#/components/schemas/FailureEnvelope")));
    components.put("schemas", schemas);
    return components;
  }

  private static Map<String, Object> envelope(boolean success, Map<String, Object> data) {
    return Map.of(
        "type", "object",
        "required", List.of("success", "message", "data", "timestamp"),
        "properties",
            Map.of(
                "success", Map.of("const", success),
                "message", Map.of("type", "string"),
                "data", data,
                "timestamp", Map.of("type", "string", "format", "date-time")));
  }

  private static Map<String, Object> enveloped(boolean success, String message, Object data) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("success", success);
    envelope.put("message", message);
    envelope.put("data", data);
    envelope.put("timestamp", SOME_MOMENT);
    return envelope;
  }

  private static Map<String, Object> failure(Failure failure) {
    Code code = failure == Failure.UNAUTHORIZED ? Code.TOKEN_INVALID : failure.code();
    return enveloped(
        false, code.message(), Map.of("code", code.name(), "request_id", Document.SOME_REQUEST));
  }

  private static String word(Endpoint endpoint) {
    return endpoint.path().substring(AREA.length(), endpoint.path().length() - SUFFIX.length());
  }

  private static TokenScope scope(Endpoint endpoint) {
    if (endpoint.demand() instanceof Demand.TokenScoped(TokenScope scope)) {
      return scope;
    }
    throw new IllegalStateException(endpoint.path() + " demands no scope of a token");
  }
}
