package dev.bowline.cloud.framing;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * The one shape of paths and queries that means the same to every front: what is signed, what is
 * routed and what is logged must not differ. A path holds unreserved characters of RFC 3986, {@code
 * /}, {@code @} and {@code :} and no escapes; no segment is empty, {@code .} or {@code ..}, but the
 * last may be empty. A query holds no raw brackets or braces, and its escapes are UTF-8 in
 * normalization form C.
 */
public final class PathShape {

  private PathShape() {}

  /** Why this path and query are refused, or nothing. */
  public static Optional<Problem> refusal(Target target) {
    return refusal(target.path(), target.query());
  }

  private static Optional<Problem> refusal(String path, String query) {
    if (!path.startsWith("/")) {
      return invalid("The target is a path that begins with /");
    }
    if (!path.chars().allMatch(PathShape::isPathCharacter)) {
      return invalid("A path has no escapes and no characters but A-Z a-z 0-9 - . _ ~ / @ :");
    }
    if (hasBadSegment(path)) {
      return invalid("A path has no segments that are empty, . or ..");
    }
    return query.isEmpty() ? Optional.empty() : queryRefusal(query);
  }

  private static boolean isPathCharacter(int c) {
    return isAlphanumeric(c) || "-._~/@:".indexOf(c) >= 0;
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean hasBadSegment(String path) {
    return path.contains("//")
        || path.contains("/./")
        || path.contains("/../")
        || path.endsWith("/.")
        || path.endsWith("/..");
  }

  private static Optional<Problem> queryRefusal(String query) {
    if (!query.chars().allMatch(PathShape::isQueryCharacter)) {
      return invalid("Escape every character of a query that RFC 3986 does not allow there");
    }
    byte[] decoded = decoded(query);
    if (decoded.length == 0) {
      return invalid("An escape in a query is % and two hexadecimal digits");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
      return Normalizer.isNormalized(text, Normalizer.Form.NFC)
          ? Optional.empty()
          : invalid("Text in a query is in Unicode normalization form C");
    } catch (CharacterCodingException e) {
      return invalid("Escapes in a query are UTF-8");
    }
  }

  private static boolean isQueryCharacter(int c) {
    return isAlphanumeric(c) || "-._~!$&'()*+,;=:@/?%".indexOf(c) >= 0;
  }

  /** The bytes behind the escapes; none when an escape is malformed. */
  private static byte[] decoded(String query) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(query.length());
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c != '%') {
        bytes.write(c);
        continue;
      }
      int high = i + 2 < query.length() ? Character.digit(query.charAt(i + 1), 16) : -1;
      int low = i + 2 < query.length() ? Character.digit(query.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        return new byte[0];
      }
      bytes.write(high << 4 | low);
      i += 2;
    }
    return bytes.toByteArray();
  }

  private static Optional<Problem> invalid(String details) {
    return Optional.of(Problem.of(Code.PATH_INVALID, details));
  }
}
