package dev.bowline.cloud.authentication;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON that every parser reads alike (RFC 8259 in the profile of RFC 7493, I-JSON): one value,
 * UTF-8 without byte order mark, no name twice in an object, finite numbers, no NUL and no lone
 * surrogates in texts, at most 32 levels deep.
 */
final class StrictJson {

  private static final int DEEPEST = 32;
  private static final int LONGEST_NUMBER = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(BodyShape.LARGEST)
                  .build())
          .build();

  private StrictJson() {}

  /** Why {@code body} is refused, or nothing. An empty body is no JSON and is left to the route. */
  static Optional<Problem> refusal(byte[] body) {
    if (body.length == 0 || holds(body)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.of(
            Code.INVALID_BODY,
            "Send one JSON value in UTF-8: no name twice, finite numbers, no NUL, no lone"
                + " surrogates, at most 32 levels"));
  }

  private static boolean holds(byte[] body) {
    try (JsonParser parser = FACTORY.createParser(utf8(body))) {
      int values = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (!holds(parser, token)) {
          return false;
        }
        values += parser.getParsingContext().inRoot() ? 1 : 0;
      }
      return values == 1;
    } catch (IOException malformed) {
      return false;
    }
  }

  /** Decoded here, because the parser forgives a byte order mark and overlong forms. */
  private static String utf8(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static boolean holds(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING, FIELD_NAME -> isText(parser.getText());
      case VALUE_NUMBER_FLOAT -> Double.isFinite(parser.getDoubleValue());
      default -> true;
    };
  }

  private static boolean isText(String text) {
    return text.codePoints()
        .allMatch(point -> point != 0 && Character.getType(point) != Character.SURROGATE);
  }
}
