package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Demand;
import dev.bowline.cloud.panelconfig.Category;
import dev.bowline.cloud.panelconfig.Failure;
import dev.bowline.cloud.panelconfig.Listings;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.core.type.Argument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the endpoints of bearer tokens as an OpenAPI 3.1 document. */
record TokenApi(Listings listings) {

  private static final String AREA = "/api/v1/";
  private static final String SUFFIX = ".php";
  private static final String SECURITY = "token";

  /** What can be answered instead, by status. */
  private static final SortedMap<String, String> FAILURES =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  "400", "The request is malformed",
                  "401", "The token is missing, unknown, revoked or expired",
                  "403", "The token lacks the scope",
                  "429", "The token was used 120 times within 60 seconds; see Retry-After",
                  "503", "Revocation cannot be checked now; see Retry-After")));

  /** The document; clients reach the paths behind {@code base}. */
  Map<String, Object> document(List<Endpoint> endpoints, String base) {
    Map<String, Object> paths = new LinkedHashMap<>();
    endpoints.forEach(endpoint -> paths.put(endpoint.path(), Map.of("get", operation(endpoint))));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title", "Bowline for bearer tokens",
            "version", "1",
            "description", "Read-only; 120 requests in any 60 seconds per token"));
    document.put("servers", List.of(Map.of("url", base)));
    document.put("tags", tags(endpoints));
    document.put("paths", paths);
    document.put("components", components());
    return document;
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
    operation.put("responses", responses(endpoint));
    operation.put("security", List.of(Map.of(SECURITY, List.of())));
    return operation;
  }

  private Map<String, Object> responses(Endpoint endpoint) {
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", response("Loaded", envelope(true, data(endpoint))));
    FAILURES
        .keySet()
        .forEach(status ->
            responses.put(status, Map.of("$ref", "#/components/responses/" + name(status))));
    return responses;
  }

  private Map<String, Object> data(Endpoint endpoint) {
    return Category.parse(word(endpoint))
        .map(this::listing)
        .orElseGet(() ->
            Schemas.of(endpoint.result().getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT)));
  }

  private Map<String, Object> listing(Category category) {
    Map<String, Object> item = Schemas.of(Argument.of(listings.itemType(category)));
    return Map.of(
        "type", "object",
        "required", List.of("resource", "items"),
        "properties",
            Map.of(
                "resource", Map.of("const", category.word()),
                "items", Map.of("type", "array", "items", item)));
  }

  private static Map<String, Object> components() {
    Map<String, Object> responses = new LinkedHashMap<>();
    Map<String, Object> failure = Map.of("$ref", "#/components/schemas/Failure");
    FAILURES.forEach((status, text) -> responses.put(name(status), response(text, failure)));
    return Map.of(
        "securitySchemes",
        Map.of(SECURITY, Map.of("type", "http", "scheme", "bearer", "bearerFormat", "pc_…")),
        "schemas",
        Map.of("Failure", envelope(false, Schemas.of(Argument.of(Failure.class)))),
        "responses",
        responses);
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

  private static Map<String, Object> response(String description, Map<String, Object> schema) {
    return Map.of(
        "description",
        description,
        "content",
        Map.of("application/json", Map.of("schema", schema)));
  }

  private static String name(String status) {
    return "Status" + status;
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
