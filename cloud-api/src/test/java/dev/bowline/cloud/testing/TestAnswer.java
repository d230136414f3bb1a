package dev.bowline.cloud.testing;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer off the wire.
 *
 * @param headers by name, whatever its case
 */
public record TestAnswer(int status, Map<String, List<String>> headers, byte[] body) {

  private static final JsonMapper JSON = JsonMapper.createDefault();

  /** The map is copied into one that forgets the case of names. */
  public TestAnswer {
    TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = copy;
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(List::getFirst);
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as a JSON object. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> json() {
    try {
      return Objects.requireNonNull(JSON.readValue(body, Map.class));
    } catch (IOException e) {
      throw new UncheckedIOException("Not JSON: " + text(), e);
    }
  }

  /** The {@code data} of a success. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> data() {
    return (Map<String, Object>) json().getOrDefault("data", Map.of());
  }

  /** The {@code code} of a failure, on whatever surface; empty text when there is none. */
  public String code() {
    if (body.length == 0) {
      return "";
    }
    Map<?, ?> enveloped = json().get("data") instanceof Map<?, ?> data ? data : Map.of();
    Object code = json().containsKey("code") ? json().get("code") : enveloped.get("code");
    return code == null ? "" : code.toString();
  }

  /** The {@code details} of a failure. */
  public String details() {
    return String.valueOf(json().getOrDefault("details", ""));
  }
}
