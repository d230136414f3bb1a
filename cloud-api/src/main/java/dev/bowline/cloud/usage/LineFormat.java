package dev.bowline.cloud.usage;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** A request line as one line of JSON. */
@Singleton
final class LineFormat {

  private final ObjectMapper json;

  LineFormat(ObjectMapper json) {
    this.json = json;
  }

  /** The line in UTF-8 with its line feed, the only one in it. */
  byte[] write(RequestLine line) {
    try {
      byte[] text = json.writeValueAsBytes(line);
      byte[] whole = Arrays.copyOf(text, text.length + 1);
      whole[text.length] = '\n';
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line that {@code text} holds, or nothing when it holds none. */
  Optional<RequestLine> read(byte[] text) {
    try {
      return Optional.ofNullable(json.readValue(text, RequestLine.class));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
