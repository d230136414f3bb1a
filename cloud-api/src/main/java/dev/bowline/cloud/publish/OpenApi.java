package dev.bowline.cloud.publish;

import dev.bowline.cloud.problem.ErrorBody;
import io.micronaut.core.type.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the endpoints of keys as an OpenAPI 3.1 document. */
final class OpenApi {

  private static final List<String> HEADERS = List.of("X-API-Key", "X-Timestamp", "X-Signature");
  private static final String ABOUT =
      """
      Every request is signed: X-Signature is the HMAC-SHA256, in lowercase hexadecimal, under the \
      whole sk_ text, over method + path with its query + X-Timestamp + body, without separators. \
      The path is what follows /api/external; a DELETE leaves its body out.\
      """;

  private final Document document;

  OpenApi(Examples examples) {
    this.document = new Document(new Schemas(), examples, OpenApi::failure);
  }

  /** The document; clients reach the paths behind {@code base}. */
  Map<String, Object> document(List<Endpoint> endpoints, String base) {
    Map<String, Object> written = Document.head("Bowline", ABOUT, base);
    written.put("tags", tags(endpoints));
    written.put("paths", paths(endpoints));
    written.put("components", components(endpoints));
    return written;
  }

  private static List<Map<String, Object>> tags(List<Endpoint> endpoints) {
    return endpoints.stream()
        .map(Endpoint::category)
        .distinct()
        .map(name -> Map.<String, Object>of("name", name, "description", "Category " + name))
        .toList();
  }

  private Map<String, Object> paths(List<Endpoint> endpoints) {
    Map<String, Object> paths = new LinkedHashMap<>();
    endpoints.forEach(endpoint -> Document.put(paths, endpoint, operation(endpoint)));
    return paths;
  }

  private Map<String, Object> operation(Endpoint endpoint) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", endpoint.id());
    operation.put("summary", endpoint.title());
    operation.put("description", endpoint.description() + " Access: " + endpoint.access() + ".");
    operation.put("tags", List.of(endpoint.category()));
    operation.put("parameters", parameters(endpoint));
    document.body(endpoint).ifPresent(body -> operation.put("requestBody", body));
    operation.put(
        "responses",
        document.responses(
            endpoint,
            document.schemas().of(endpoint.content()),
            document.examples().of(endpoint.content())));
    operation.put("security", security(endpoint));
    return operation;
  }

  private List<Map<String, Object>> parameters(Endpoint endpoint) {
    List<Map<String, Object>> parameters = new ArrayList<>(document.parameters(endpoint));
    if (endpoint.startsAJob()) {
      parameters.add(Map.of("$ref", "#/components/parameters/Prefer"));
    }
    if (endpoint.isUnsafe()) {
      parameters.add(Map.of("$ref", "#/components/parameters/IdempotencyKey"));
    }
    if (endpoint.isConditional()) {
      parameters.add(Map.of("$ref", "#/components/parameters/IfMatch"));
    }
    return parameters;
  }

  private static List<Map<String, Object>> security(Endpoint endpoint) {
    Map<String, Object> all = new LinkedHashMap<>();
    HEADERS.forEach(header -> all.put(header, List.of()));
    return endpoint.isPublic() ? List.of() : List.of(all);
  }

  private Map<String, Object> components(List<Endpoint> endpoints) {
    Map<String, Object> schemes = new LinkedHashMap<>();
    HEADERS.forEach(
        header -> schemes.put(header, Map.of("type", "apiKey", "in", "header", "name", header)));
    Map<String, Object> failure = document.schemas().of(Argument.of(ErrorBody.class));
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("securitySchemes", schemes);
    components.put("parameters", RequestHeaders.components());
    components.put("headers", Headers.components(endpoints));
    components.put("responses", document.failures(endpoints, failure));
    components.put("schemas", document.schemas().components());
    return components;
  }

  private static Map<String, Object> failure(Failure failure) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", failure.code().message());
    body.put("code", failure.code().name());
    body.put("details", failure.details());
    body.put("request_id", Document.SOME_REQUEST);
    return body;
  }
}
