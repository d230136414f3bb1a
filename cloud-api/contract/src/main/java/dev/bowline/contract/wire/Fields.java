package dev.bowline.contract.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of one JSON object, given as the map a JSON parser makes of it. Every method throws
 * {@link WireException}, naming the field, when a field is missing or of another type; fields that
 * nobody asks for are ignored, so that a newer peer may add some.
 */
public final class Fields {

  private final Map<?, ?> values;

  private Fields(Map<?, ?> values) {
    this.values = values;
  }

  /** The fields of a parsed JSON object. */
  public static Fields of(@Nullable Object json) {
    if (json instanceof Map<?, ?> values) {
      return new Fields(values);
    }
    throw new WireException("Not an object");
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return values.get(name) != null;
  }

  /** A text. */
  public String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw wrong(name, "a text");
  }

  /** A text that may be absent or null. */
  public Optional<String> optionalText(String name) {
    return values.get(name) == null ? Optional.empty() : Optional.of(text(name));
  }

  /** A whole number that fits 64 bits. */
  public long number(String name) {
    Object value = values.get(name);
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return ((Number) value).longValue();
    }
    throw wrong(name, "a whole number");
  }

  /** A whole number that fits 32 bits. */
  public int smallNumber(String name) {
    long number = number(name);
    if (number != (int) number) {
      throw wrong(name, "a number of 32 bits");
    }
    return (int) number;
  }

  /** A finite number. */
  public double decimal(String name) {
    if (values.get(name) instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(name, "a number");
  }

  /** A moment in ISO 8601 with offset Z. */
  public Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw wrong(name, "a moment");
    }
  }

  /** A UUID in its usual form. */
  public UUID uuid(String name) {
    try {
      return UUID.fromString(text(name));
    } catch (IllegalArgumentException e) {
      throw wrong(name, "a UUID");
    }
  }

  /** Bytes in Base64. */
  public byte[] bytes(String name) {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw wrong(name, "Base64");
    }
  }

  /** An object within. */
  public Fields object(String name) {
    if (values.get(name) instanceof Map<?, ?> inner) {
      return new Fields(inner);
    }
    throw wrong(name, "an object");
  }

  /** A list of objects, each read by {@code reader}. */
  public <T> List<T> list(String name, Function<Fields, T> reader) {
    if (!(values.get(name) instanceof List<?> items)) {
      throw wrong(name, "a list");
    }
    List<T> read = new ArrayList<>(items.size());
    for (Object item : items) {
      read.add(reader.apply(Fields.of(item)));
    }
    return List.copyOf(read);
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    if (!(values.get(name) instanceof List<?> items)) {
      throw wrong(name, "a list");
    }
    List<String> read = new ArrayList<>(items.size());
    for (Object item : items) {
      if (!(item instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      read.add(text);
    }
    return List.copyOf(read);
  }

  /** A JSON object with these names and values, in this order. */
  public static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  private static WireException wrong(String name, String expected) {
    return new WireException("Field " + name + " must be " + expected);
  }
}
