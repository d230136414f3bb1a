package dev.bowline.cloud.problem;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** How failures look on one surface that has a shape of its own: a bean of that surface. */
public interface ErrorShape {

  /**
   * What is written as JSON instead of {@code body}; nothing when {@code request} is another
   * surface's. The texts in {@code body} are printable.
   */
  Optional<Object> of(HttpRequest<?> request, ErrorBody body);
}
