package dev.bowline.cloud.publish;

import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.Success;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The examples that stand at the records which controllers take and return. */
@Singleton
final class Examples {

  private final JsonMapper json;

  Examples(JsonMapper json) {
    this.json = json;
  }

  /** The example of a value of {@code type}: of a list one with one item, of a success its data. */
  Optional<Object> of(Argument<?> type) {
    Class<?> raw = type.getType();
    if (raw == Success.class) {
      return inner(type).map(data -> success(data));
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return inner(type).map(List::of);
    }
    return text(raw).map(this::read);
  }

  /** The example of {@code type} as JSON text on one line. */
  Optional<String> line(Argument<?> type) {
    return of(type).map(this::write);
  }

  private Optional<Object> inner(Argument<?> type) {
    return type.getFirstTypeVariable().flatMap(this::of);
  }

  private static Optional<String> text(Class<?> raw) {
    return BeanIntrospector.SHARED
        .findIntrospection(raw)
        .flatMap(found -> found.getAnnotationMetadata().stringValue(Example.class));
  }

  private static Map<String, Object> success(Object data) {
    Map<String, Object> success = new LinkedHashMap<>();
    success.put("status", "success");
    success.put("data", data);
    return success;
  }

  private Object read(String text) {
    try {
      return json.readValue(text, Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new IllegalStateException("An example is no JSON: " + text, e);
    }
  }

  private String write(Object example) {
    try {
      return json.writeValueAsString(example);
    } catch (IOException e) {
      throw new IllegalStateException("An example cannot be written", e);
    }
  }
}
