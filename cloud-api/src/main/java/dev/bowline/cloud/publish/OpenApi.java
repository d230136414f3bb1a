package dev.bowline.cloud.publish;

import dev.bowline.cloud.authorization.Demand;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the endpoints as an OpenAPI 3.1 document. */
final class OpenApi {

  private static final List<String> HEADERS = List.of("X-API-Key", "X-Timestamp", "X-Signature");
  private static final Map<String, Object> PROBLEM =
      Map.of("$ref", "#/components/responses/Problem");

  private OpenApi() {}

  /** The document; clients reach the paths behind {@code base}. */
  static Map<String, Object> document(List<Endpoint> endpoints, String base) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Bowline", "version", "1", "summary", "Run your servers"));
    document.put("servers", List.of(Map.of("url", base)));
    document.put("tags", tags(endpoints));
    document.put("paths", paths(endpoints));
    document.put("components", components());
    return document;
  }

  private static List<Map<String, Object>> tags(List<Endpoint> endpoints) {
    return endpoints.stream()
        .map(Endpoint::category)
        .distinct()
        .map(name -> Map.<String, Object>of("name", name))
        .toList();
  }

  private static Map<String, Object> paths(List<Endpoint> endpoints) {
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    for (Endpoint endpoint : endpoints) {
      paths
          .computeIfAbsent(endpoint.path(), _ -> new LinkedHashMap<>())
          .put(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
    }
    return new LinkedHashMap<>(paths);
  }

  private static Map<String, Object> operation(Endpoint endpoint) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", operationId(endpoint));
    operation.put("summary", endpoint.title());
    operation.put("description", "Access: " + endpoint.access());
    operation.put("tags", List.of(endpoint.category()));
    operation.put("parameters", parameters(endpoint));
    body(endpoint).ifPresent(body -> operation.put("requestBody", body));
    operation.put("responses", responses(endpoint));
    operation.put("security", security(endpoint));
    return operation;
  }

  private static String operationId(Endpoint endpoint) {
    return endpoint.operation() + endpoint.path().replaceAll("[^A-Za-z0-9]+", "_");
  }

  private static List<Map<String, Object>> security(Endpoint endpoint) {
    Map<String, Object> all = new LinkedHashMap<>();
    HEADERS.forEach(header -> all.put(header, List.of()));
    return endpoint.demand() instanceof Demand.Nothing ? List.of() : List.of(all);
  }

  private static List<Map<String, Object>> parameters(Endpoint endpoint) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (Argument<?> argument : endpoint.arguments()) {
      if (endpoint.path().contains("{" + argument.getName() + "}")) {
        parameters.add(parameter(argument, name(argument, PathVariable.class), "path", true));
      } else if (argument.getAnnotationMetadata().hasAnnotation(QueryValue.class)) {
        parameters.add(parameter(argument, name(argument, QueryValue.class), "query", false));
      }
    }
    return parameters;
  }

  private static String name(Argument<?> argument, Class<? extends Annotation> annotation) {
    return argument
        .getAnnotationMetadata()
        .stringValue(annotation)
        .filter(name -> !name.isEmpty())
        .orElse(argument.getName());
  }

  private static Map<String, Object> parameter(
      Argument<?> argument, String name, String place, boolean required) {
    return Map.of("name", name, "in", place, "required", required, "schema", Schemas.of(argument));
  }

  private static Optional<Map<String, Object>> body(Endpoint endpoint) {
    return endpoint.arguments().stream()
        .filter(argument -> argument.getAnnotationMetadata().hasAnnotation(Body.class))
        .findFirst()
        .map(argument -> Map.of("required", true, "content", json(Schemas.of(argument))));
  }

  private static Map<String, Object> responses(Endpoint endpoint) {
    Argument<?> result = endpoint.result();
    boolean chosen = HttpResponse.class.isAssignableFrom(result.getType());
    Argument<?> content =
        chosen ? result.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT) : result;
    Map<String, Object> responses = new LinkedHashMap<>();
    Map<String, Object> body = json(Schemas.of(content));
    responses.put("200", Map.of("description", "Success", "content", body));
    if (chosen && endpoint.method().equals("POST")) {
      responses.put("202", Map.of("description", "Not finished yet", "content", body));
    }
    responses.put("default", PROBLEM);
    return responses;
  }

  private static Map<String, Object> components() {
    Map<String, Object> schemes = new LinkedHashMap<>();
    HEADERS.forEach(
        header -> schemes.put(header, Map.of("type", "apiKey", "in", "header", "name", header)));
    Map<String, Object> text = Map.of("type", "string");
    Map<String, Object> problem =
        Map.of(
            "type", "object",
            "required", List.of("error", "code", "details", "request_id"),
            "properties", Map.of("error", text, "code", text, "details", text, "request_id", text));
    return Map.of(
        "securitySchemes", schemes,
        "schemas", Map.of("Problem", problem),
        "responses",
            Map.of(
                "Problem",
                Map.of(
                    "description",
                    "Failure",
                    "content",
                    json(Map.of("$ref", "#/components/schemas/Problem")))));
  }

  private static Map<String, Object> json(Map<String, Object> schema) {
    return Map.of("application/json", Map.of("schema", schema));
  }
}
