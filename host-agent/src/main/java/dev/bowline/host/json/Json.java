package dev.bowline.host.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads and writes JSON objects. */
public final class Json {

  private static final int MAX_DEPTH = 32;

  private static final JSON STRICT =
      JSON.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .build();

  private Json() {}

  /** The object as UTF-8. */
  public static byte[] bytes(Map<String, Object> object) {
    return text(object).getBytes(StandardCharsets.UTF_8);
  }

  /** The object on one line. */
  public static String text(Map<String, Object> object) {
    try {
      return STRICT.asString(object);
    } catch (IOException e) {
      throw new UncheckedIOException("Not writable as JSON", e);
    }
  }

  /**
   * Reads one object and nothing after it.
   *
   * @throws WireException if the text is not exactly one JSON object, names a field twice or nests
   *     deeper than 32 levels
   */
  public static Fields read(byte[] json) {
    return read(new String(json, StandardCharsets.UTF_8));
  }

  /** As {@link #read(byte[])}. */
  public static Fields read(String json) {
    try (JsonParser parser = STRICT.createParser(json)) {
      Fields fields = Fields.of(STRICT.mapFrom(parser));
      if (parser.nextToken() != null) {
        throw new WireException("Something follows the object");
      }
      return fields;
    } catch (IOException e) {
      throw new WireException("Not a JSON object");
    }
  }
}
