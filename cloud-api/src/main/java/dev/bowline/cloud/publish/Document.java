package dev.bowline.cloud.publish;

import dev.bowline.cloud.exchange.Required;
import io.micronaut.core.type.Argument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What both OpenAPI documents have in common: parameters, bodies, answers and failures of an
 * endpoint, and the components they refer to.
 *
 * @param schemas of this document alone
 * @param failureExample one failure as the surface writes it
 */
record Document(Schemas schemas, Examples examples, FailureExample failureExample) {

  static final String VERSION = "3.1.0";

  /** The id of a request as examples write it. */
  static final String SOME_REQUEST = "01957f2e6f3a7c519c550d7e6f1f2a10";

  /** How a surface writes a failure. */
  @FunctionalInterface
  interface FailureExample {

    /** The JSON of {@code failure}. */
    Map<String, Object> of(Failure failure);
  }

  /** The head of the document. */
  static Map<String, Object> head(String title, String description, String base) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", title);
    info.put("version", "1");
    info.put("description", description);
    info.put("contact", Map.of("name", "Whoever runs this installation", "url", base));
    info.put("license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0"));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", VERSION);
    document.put("info", info);
    document.put("servers", List.of(Map.of("url", base)));
    return document;
  }

  /** The parameters of {@code endpoint}, each with its example. */
  List<Map<String, Object>> parameters(Endpoint endpoint) {
    return endpoint.parameters().stream().map(this::parameter).toList();
  }

  /** What the body of {@code endpoint} is to be; nothing when it has none. */
  Optional<Map<String, Object>> body(Endpoint endpoint) {
    return endpoint.body().map(this::body);
  }

  /** The answers of {@code endpoint} by status; the data of a success is of {@code schema}. */
  Map<String, Object> responses(
      Endpoint endpoint, Map<String, Object> schema, Optional<Object> example) {
    Map<String, Object> responses = new LinkedHashMap<>();
    for (int status : endpoint.successes()) {
      Map<String, Object> response = new LinkedHashMap<>();
      response.put("description", success(status));
      response.put("headers", Headers.ofSuccess(endpoint, status));
      response.put("content", json(schema, example));
      responses.put(Integer.toString(status), response);
    }
    for (Failure failure : Failure.of(endpoint)) {
      responses.put(
          failure.status(), Map.of("$ref", "#/components/responses/" + failure.component()));
    }
    return responses;
  }

  /** The components of failures of {@code endpoints}, in which each is of {@code schema}. */
  Map<String, Object> failures(List<Endpoint> endpoints, Map<String, Object> schema) {
    Map<String, Object> responses = new LinkedHashMap<>();
    endpoints.stream()
        .flatMap(endpoint -> Failure.of(endpoint).stream())
        .distinct()
        .sorted()
        .forEach(failure -> responses.put(failure.component(), failure(failure, schema)));
    return responses;
  }

  private Map<String, Object> failure(Failure failure, Map<String, Object> schema) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", failure.description());
    response.put("headers", Headers.of(failure));
    response.put("content", json(schema, Optional.of(failureExample.of(failure))));
    return response;
  }

  private Map<String, Object> parameter(Parameter parameter) {
    Map<String, Object> schema = schemas.of(parameter.argument());
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("name", parameter.name());
    written.put("in", parameter.place());
    written.put("required", parameter.isInPath());
    written.put("schema", schema);
    parameter
        .example()
        .ifPresent(example -> written.put("example", Constraints.typed(example, schema)));
    return written;
  }

  private Map<String, Object> body(Argument<?> argument) {
    Map<String, Object> schema = new LinkedHashMap<>(schemas.of(argument));
    String[] required = argument.getAnnotationMetadata().stringValues(Required.class);
    if (required.length > 0) {
      schema.put("required", List.of(required));
    }
    return Map.of(
        "required", !argument.isNullable(), "content", json(schema, examples.of(argument)));
  }

  private static Map<String, Object> json(Map<String, Object> schema, Optional<Object> example) {
    Map<String, Object> media = new LinkedHashMap<>();
    media.put("schema", schema);
    example.ifPresent(value -> media.put("example", value));
    return Map.of("application/json", media);
  }

  private static String success(int status) {
    return switch (status) {
      case 201 -> "Made";
      case 202 -> "The work goes on; the job tells how far it is";
      default -> "Done";
    };
  }

  /** A path item per path, with the operations of its methods. */
  static void put(Map<String, Object> paths, Endpoint endpoint, Map<String, Object> operation) {
    @SuppressWarnings("unchecked")
    Map<String, Object> item =
        (Map<String, Object>)
            paths.computeIfAbsent(endpoint.path(), _ -> new LinkedHashMap<String, Object>());
    item.put(endpoint.method().toLowerCase(Locale.ROOT), operation);
  }
}
