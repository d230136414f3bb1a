package dev.bowline.cloud.publish;

import dev.bowline.cloud.exchange.Example;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * One parameter of an endpoint.
 *
 * @param name as it stands in the path or the query
 * @param place {@code path} or {@code query}
 * @param argument as the controller declares it
 */
record Parameter(String name, String place, Argument<?> argument) {

  private static final String PATH = "path";
  private static final String QUERY = "query";

  /** The parameter that {@code argument} of a route with {@code path} is, if it is one. */
  static Optional<Parameter> of(Argument<?> argument, String path) {
    if (path.contains("{" + argument.getName() + "}")) {
      return Optional.of(new Parameter(name(argument, PathVariable.class), PATH, argument));
    }
    return argument.getAnnotationMetadata().hasAnnotation(QueryValue.class)
        ? Optional.of(new Parameter(name(argument, QueryValue.class), QUERY, argument))
        : Optional.empty();
  }

  /** Whether it stands in the path, and so has to be there. */
  boolean isInPath() {
    return place.equals(PATH);
  }

  /** Its value in examples. */
  Optional<String> example() {
    return argument.getAnnotationMetadata().stringValue(Example.class);
  }

  private static String name(Argument<?> argument, Class<? extends Annotation> annotation) {
    return argument
        .getAnnotationMetadata()
        .stringValue(annotation)
        .filter(name -> !name.isEmpty())
        .orElse(argument.getName());
  }
}
