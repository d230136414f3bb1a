package dev.bowline.cloud.event;

import dev.bowline.cloud.exchange.PrintableText;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as Standard Webhooks 1.0 has them. Their size is bounded: what is too long is
 * cut, and data that is too large as a whole is left out, which {@code truncated} tells.
 */
@Singleton
public final class Messages {

  static final int LARGEST = 20_000;

  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_LIST = 100;
  private static final int ID_BYTES = 16;

  private final JsonMapper json;
  private final SecureRandom random;

  Messages(JsonMapper json, SecureRandom random) {
    this.json = json;
    this.random = random;
  }

  /** An id that no other message has; it holds no dot, which separates what is signed. */
  public String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return "msg_" + HexFormat.of().formatHex(bytes);
  }

  /** The message, at most 20,000 characters of JSON. */
  public String payload(String type, Instant timestamp, Map<String, Object> data) {
    String whole = write(type, timestamp, printable(data));
    return whole.length() <= LARGEST ? whole : write(type, timestamp, Map.of("truncated", true));
  }

  private String write(String type, Instant timestamp, Map<String, Object> data) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", type);
    message.put("timestamp", timestamp.toString());
    message.put("data", data);
    try {
      return new String(json.writeValueAsBytes(message), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> printable(Map<String, Object> data) {
    Map<String, Object> cleaned = new TreeMap<>();
    data.forEach((name, value) -> cleaned.put(name, printable(value)));
    return cleaned;
  }

  private static Object printable(@Nullable Object value) {
    return switch (value) {
      case Number number -> number;
      case Boolean truth -> truth;
      case Collection<?> list ->
          list.stream().limit(LONGEST_LIST).map(Messages::printable).toList();
      case null, default -> PrintableText.of(String.valueOf(value), LONGEST_TEXT);
    };
  }
}
