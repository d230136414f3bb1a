package dev.bowline.cloud.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.panelconfig.Envelope;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.reflect.ReflectionUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericPlaceholder;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * JSON schemas (draft 2020-12, as OpenAPI 3.1 has them) of what controllers take and return. Each
 * record is one component of the document; what is generic stands where it is used.
 */
final class Schemas {

  private static final Map<Class<?>, Map<String, Object>> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, Map.of("type", "string")),
          Map.entry(ShownOnce.class, Map.of("type", "string")),
          Map.entry(UUID.class, Map.of("type", "string", "format", "uuid")),
          Map.entry(URI.class, Map.of("type", "string", "format", "uri")),
          Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
          Map.entry(Boolean.class, Map.of("type", "boolean")),
          Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
          Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
          Map.entry(Float.class, Map.of("type", "number")),
          Map.entry(Double.class, Map.of("type", "number")));

  private final SortedMap<String, Map<String, Object>> components = new TreeMap<>();
  private final Map<String, Class<?>> owners = new HashMap<>();

  /** The components that were referred to so far, by name. */
  Map<String, Object> components() {
    return Collections.unmodifiableMap(components);
  }

  /** The schema of {@code type}; anything at all where the type does not say. */
  Map<String, Object> of(Argument<?> type) {
    return Constraints.of(type, unconstrained(type));
  }

  private Map<String, Object> unconstrained(Argument<?> type) {
    Argument<?> boxed = type.isPrimitive() ? Argument.of(boxed(type)) : type;
    Class<?> raw = boxed.getType();
    if (PLAIN.containsKey(raw)) {
      return PLAIN.get(raw);
    }
    if (raw.isEnum()) {
      return Map.of("type", "string", "enum", names(raw));
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return Map.of("type", "array", "items", of(parameter(boxed, 0)));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return Map.of("type", "object", "additionalProperties", of(parameter(boxed, 1)));
    }
    if (raw == Optional.class) {
      return of(parameter(boxed, 0));
    }
    return BeanIntrospector.SHARED
        .findIntrospection(raw)
        .map(introspection -> described(introspection, boxed))
        .orElseGet(Map::of);
  }

  /** An envelope stands where it is used, anything else is a component. */
  private Map<String, Object> described(BeanIntrospection<?> introspection, Argument<?> type) {
    Class<?> raw = type.getType();
    return raw == Success.class || raw == Envelope.class
        ? object(introspection, type)
        : reference(introspection, type);
  }

  private Map<String, Object> reference(BeanIntrospection<?> introspection, Argument<?> type) {
    String name = name(type.getType());
    Class<?> owner = owners.putIfAbsent(name, type.getType());
    if (owner == null) {
      components.put(name, object(introspection, type));
    } else if (owner != type.getType()) {
      throw new IllegalStateException("Two records are called " + name);
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> object(BeanIntrospection<?> introspection, Argument<?> type) {
    boolean always = alwaysWhole(introspection);
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (BeanProperty<?, ?> property : introspection.getBeanProperties()) {
      String name = name(property);
      Map<String, Object> value = of(resolved(property.asArgument(), type));
      boolean mayBeNull = property.isNullable() && !property.asArgument().isTypeVariable();
      properties.put(name, mayBeNull ? orNull(value) : value);
      if (always || (!property.isNullable() && property.getType() != Optional.class)) {
        required.add(name);
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  /** Whether what is null is written as null, and not left out. */
  private static boolean alwaysWhole(BeanIntrospection<?> introspection) {
    return introspection
        .enumValue(JsonInclude.class, JsonInclude.Include.class)
        .filter(JsonInclude.Include.ALWAYS::equals)
        .isPresent();
  }

  /** The same, or null. */
  private static Map<String, Object> orNull(Map<String, Object> schema) {
    return schema.isEmpty() ? schema : Map.of("anyOf", List.of(schema, Map.of("type", "null")));
  }

  /** A type variable such as the data of a success, by what it stands for here. */
  private static Argument<?> resolved(Argument<?> property, Argument<?> owner) {
    return owner
        .getTypeVariable(property.isTypeVariable() ? variable(property) : "")
        .<Argument<?>>map(found -> found)
        .orElse(property);
  }

  private static String variable(Argument<?> property) {
    return property instanceof GenericPlaceholder<?> placeholder
        ? placeholder.getVariableName()
        : "";
  }

  private static Argument<?> parameter(Argument<?> type, int index) {
    Argument<?>[] parameters = type.getTypeParameters();
    return index < parameters.length ? parameters[index] : Argument.OBJECT_ARGUMENT;
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .toList();
  }

  /** A record's own name, behind that of the record or controller within which it stands. */
  private static String name(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null
        ? type.getSimpleName()
        : name(outer).replaceFirst("Controller$|Answers$", "") + type.getSimpleName();
  }

  private static String name(BeanProperty<?, ?> property) {
    return property
        .stringValue(JsonProperty.class)
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> snakeCase(property.getName()));
  }

  /** The name as it stands in JSON. */
  static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static Class<?> boxed(Argument<?> type) {
    return ReflectionUtils.getWrapperType(type.getType());
  }
}
