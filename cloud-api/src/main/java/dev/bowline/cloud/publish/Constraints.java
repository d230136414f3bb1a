package dev.bowline.cloud.publish;

import dev.bowline.cloud.exchange.OneOf;
import dev.bowline.cloud.exchange.Within;
import dev.bowline.cloud.exchange.Worded;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What the annotations of a value say beyond its type. */
final class Constraints {

  private Constraints() {}

  /** The schema {@code plain} of {@code value}, with what its annotations say of it. */
  static Map<String, Object> of(Argument<?> value, Map<String, Object> plain) {
    AnnotationMetadata metadata = value.getAnnotationMetadata();
    Map<String, Object> schema = new LinkedHashMap<>(plain);
    metadata.classValue(OneOf.class).ifPresent(type -> schema.put("enum", words(type)));
    AnnotationValue<Within> within = metadata.getAnnotation(Within.class);
    if (within != null) {
      schema.put("minimum", bound(within, "least").orElse(1));
      bound(within, "most").ifPresent(most -> schema.put("maximum", most));
    }
    metadata
        .stringValue(Bindable.class, "defaultValue")
        .ifPresent(text -> schema.put("default", typed(text, plain)));
    return schema;
  }

  /** {@code text} as a value of a schema: a number where it is one. */
  static Object typed(String text, Map<String, Object> schema) {
    return "integer".equals(schema.get("type")) ? (Object) Long.valueOf(text) : text;
  }

  private static OptionalLong bound(AnnotationValue<Within> within, String name) {
    return within.longValue(name);
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Worded) constant).word())
        .toList();
  }
}
