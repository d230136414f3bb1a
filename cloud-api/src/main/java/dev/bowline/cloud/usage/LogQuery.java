package dev.bowline.cloud.usage;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a key are wanted.
 *
 * @param limit 1 to 200
 * @param status such as {@code 404} or {@code 4xx}; empty is any
 * @param method in capitals; empty is any
 * @param from the earliest moment, included
 * @param to the latest moment, included
 * @param after the line to go on behind, towards the past; null begins at {@code to}
 */
record LogQuery(
    int limit, String status, String method, Instant from, Instant to, @Nullable LogCursor after) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAXIMUM_LIMIT = 200;
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");

  /** What a request asks for, or a 400 that names the parameter. */
  static LogQuery of(long key, LogParameters asked) {
    String cursor = asked.cursor();
    return new LogQuery(
        limit(asked.limit()),
        matching("status", asked.status(), STATUS),
        matching("method", asked.method(), METHOD),
        moment("from", asked.from(), EARLIEST),
        moment("to", asked.to(), LATEST),
        cursor == null ? null : LogCursor.parse(key, cursor));
  }

  /** Whether {@code line} is wanted, wherever it stands. */
  boolean wants(RequestLine line) {
    return isWantedStatus(line.status())
        && (method.isEmpty() || method.equals(line.method()))
        && !line.time().isBefore(from)
        && !line.time().isAfter(to)
        && (after == null || after.isBefore(line));
  }

  /** No wanted line is younger. */
  Instant latest() {
    return after == null || after.time().isAfter(to) ? to : after.time();
  }

  private boolean isWantedStatus(int actual) {
    return status.isEmpty()
        || (status.endsWith("xx")
            ? status.charAt(0) - '0' == actual / 100
            : status.equals(Integer.toString(actual)));
  }

  private static int limit(@Nullable Integer asked) {
    if (asked == null) {
      return DEFAULT_LIMIT;
    }
    if (asked < 1 || asked > MAXIMUM_LIMIT) {
      throw wrong("limit must be 1 to " + MAXIMUM_LIMIT);
    }
    return asked;
  }

  private static String matching(String name, @Nullable String value, Pattern pattern) {
    if (value == null) {
      return "";
    }
    if (!pattern.matcher(value).matches()) {
      throw wrong(name + " must match " + pattern);
    }
    return value;
  }

  private static Instant moment(String name, @Nullable String value, Instant otherwise) {
    try {
      Instant moment = value == null ? otherwise : Instant.parse(value);
      if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
        return moment;
      }
    } catch (DateTimeException e) {
      // Answered below, like a moment out of all range.
    }
    throw wrong(name + " must be a moment such as 2026-01-31T12:00:00Z");
  }

  private static RuntimeException wrong(String details) {
    return Problem.of(Code.INVALID_PARAMETER, details).exception();
  }
}
