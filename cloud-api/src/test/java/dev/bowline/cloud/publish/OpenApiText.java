package dev.bowline.cloud.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document as a reader follows it, references too. */
record OpenApiText(Map<String, Object> document) {

  /** One operation with where it stands. */
  record Operation(String method, String path, Map<String, Object> fields) {

    String name() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    String id() {
      return String.valueOf(fields.get("operationId"));
    }

    Map<String, Object> responses() {
      return map(fields.get("responses"));
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    map(document.get("paths"))
        .forEach((path, methods) ->
            map(methods)
                .forEach(
                    (method, fields) -> operations.add(new Operation(method, path, map(fields)))));
    return operations;
  }

  Operation operation(String method, String path) {
    return operations().stream()
        .filter(one -> one.method().equals(method) && one.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /** The schema of a successful answer. */
  Map<String, Object> schema(Operation operation, String status) {
    return map(media(operation, status).get("schema"));
  }

  Map<String, Object> media(Operation operation, String status) {
    return at(operation.responses(), status, "content", "application/json");
  }

  /** What the names lead to from {@code here}, through references; it has to be there. */
  Map<String, Object> at(Map<String, Object> here, String... names) {
    Map<String, Object> now = resolved(here);
    for (String name : names) {
      assertThat(now).containsKey(name);
      now = resolved(map(now.get(name)));
    }
    return now;
  }

  /** The properties of the schema's data. */
  Map<String, Object> data(Map<String, Object> schema) {
    return at(schema, "properties", "data", "properties");
  }

  private Map<String, Object> resolved(Map<String, Object> value) {
    return value.get("$ref") instanceof String reference
        ? at(document, reference.substring("#/".length()).split("/", -1))
        : value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? Objects.requireNonNull(list) : List.of();
  }
}
