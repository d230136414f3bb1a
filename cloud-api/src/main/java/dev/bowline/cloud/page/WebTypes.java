package dev.bowline.cloud.page;

import io.micronaut.http.MediaType;
import java.util.Map;
import java.util.Optional;

/** The media types of the kinds of files that the build makes. No other kind is served. */
final class WebTypes {

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "html", MediaType.of("text/html; charset=utf-8"),
          "js", MediaType.of("text/javascript; charset=utf-8"),
          "css", MediaType.of("text/css; charset=utf-8"),
          "svg", MediaType.of("image/svg+xml"),
          "png", MediaType.of("image/png"),
          "woff2", MediaType.of("font/woff2"),
          "webmanifest", MediaType.of("application/manifest+json"));

  private WebTypes() {}

  /** The type by the ending of {@code name}. */
  static Optional<MediaType> of(String name) {
    return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
  }
}
