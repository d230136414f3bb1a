package dev.bowline.cloud.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A text among the resources, with gaps that are written {@code @name@}. */
record Template(String text) {

  /** The text of the resource {@code name}, which has to be there. */
  static Template of(String name) {
    try (InputStream file = Template.class.getResourceAsStream(name)) {
      return new Template(
          new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** The text with each gap filled. */
  String filled(Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("@" + value.getKey() + "@", value.getValue());
    }
    return filled;
  }
}
