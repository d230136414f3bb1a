package dev.bowline.iac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One template, read as CloudFormation reads it with every parameter at its default. */
record Template(Map<String, Object> content) {

  /** One resource under its name in the template. */
  record Resource(String id, String type, Map<String, Object> content) {

    /** Its properties. */
    Map<String, Object> properties() {
      return Template.map(content.get("Properties"));
    }

    /** The value at {@code path} of its properties; nothing where the path ends early. */
    Optional<Object> at(String... path) {
      Object value = properties();
      for (String name : path) {
        value = value instanceof Map<?, ?> inner ? inner.get(name) : null;
      }
      return Optional.ofNullable(value);
    }
  }

  /** Every resource. */
  List<Resource> resources() {
    List<Resource> resources = new ArrayList<>();
    map(content.get("Resources"))
        .forEach((id, one) ->
            resources.add(
                new Resource(id, String.valueOf(map(one).get("Type")), resolved(map(one)))));
    return resources;
  }

  /** Those of the type {@code type}, such as {@code AWS::KMS::Key}. */
  List<Resource> of(String type) {
    return resources().stream().filter(one -> one.type().equals(type)).toList();
  }

  /** Every statement of every policy, whoever it belongs to. */
  List<Map<String, Object>> statements() {
    List<Map<String, Object>> statements = new ArrayList<>();
    collect(content.get("Resources"), statements);
    return statements;
  }

  private void collect(@Nullable Object value, List<Map<String, Object>> statements) {
    if (value instanceof Map<?, ?> map) {
      if (map.containsKey("Effect") && map.containsKey("Action")) {
        statements.add(resolved(map(map)));
      }
      map.values().forEach(one -> collect(one, statements));
    } else if (value instanceof List<?> list) {
      list.forEach(one -> collect(one, statements));
    }
  }

  private Map<String, Object> resolved(Map<String, Object> map) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    map.forEach((name, value) -> resolved.put(name, resolved(value)));
    return resolved;
  }

  private Object resolved(Object value) {
    return switch (value) {
      case Map<?, ?> map when map.size() == 1 && map.containsKey("Ref") -> reference(map);
      case Map<?, ?> map when map.size() == 1 && map.containsKey("Fn::Join") -> joined(map);
      case Map<?, ?> map -> resolved(map(map));
      case List<?> list -> list.stream().map(this::resolved).toList();
      default -> value;
    };
  }

  private Object reference(Map<?, ?> reference) {
    Object parameter = map(content.get("Parameters")).get(reference.get("Ref"));
    return parameter == null
        ? "${" + reference.get("Ref") + "}"
        : String.valueOf(map(parameter).get("Default"));
  }

  private String joined(Map<?, ?> join) {
    List<?> parts = list(join.get("Fn::Join"));
    StringBuilder text = new StringBuilder();
    list(parts.getLast()).forEach(part -> text.append(part(resolved(part))));
    return text.toString();
  }

  private static Object part(Object value) {
    return value instanceof Map<?, ?> map && map.containsKey("Fn::GetAtt")
        ? "${" + list(map.get("Fn::GetAtt")).getFirst() + "}"
        : value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  /** A text or a list of them, as policies have it. */
  static List<Object> list(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> many -> List.copyOf(many);
      case Object one -> List.of(one);
    };
  }
}
