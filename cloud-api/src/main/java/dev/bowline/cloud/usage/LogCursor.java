package dev.bowline.cloud.usage;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * The last line of a page. Lines are ordered by time and, within one microsecond, by request id, so
 * the next page begins where this one ended although lines were added in between.
 */
record LogCursor(long key, Instant time, String requestId) {

  /** The cursor behind {@code line} of {@code key}. */
  static LogCursor behind(long key, RequestLine line) {
    return new LogCursor(key, line.time(), line.requestId());
  }

  /** The cursor written {@code text}; one of another key is a 400. */
  static LogCursor parse(long key, String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
      LogCursor cursor = new LogCursor(Long.parseLong(parts[0]), Instant.parse(parts[1]), parts[2]);
      if (cursor.key == key) {
        return cursor;
      }
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      // Answered below, like a cursor of another key.
    }
    throw Problem.of(Code.CURSOR_INVALID, "Use meta.next_cursor of the page before").exception();
  }

  /** The cursor as it stands in answers. */
  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            "%d %s %s".formatted(key, time, requestId).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether {@code line} comes after this one on the way into the past. */
  boolean isBefore(RequestLine line) {
    int order = line.time().compareTo(time);
    return order < 0 || (order == 0 && line.requestId().compareTo(requestId) < 0);
  }
}
