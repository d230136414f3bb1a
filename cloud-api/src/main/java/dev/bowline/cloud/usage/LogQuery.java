package dev.bowline.cloud.usage;

import dev.bowline.cloud.problem.QueryParameters;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a key are wanted.
 *
 * @param limit 1 to {@link #LONGEST_FILE}
 * @param from the earliest moment, included
 * @param to the latest moment, included
 * @param after the line to go on behind, towards the past; null begins at {@code to}
 */
record LogQuery(int limit, LogFilter filter, Instant from, Instant to, @Nullable LogCursor after) {

  /** The most lines of one file. */
  static final int LONGEST_FILE = 10_000;

  private static final int USUAL_PAGE = 50;
  private static final int LONGEST_PAGE = 200;

  /** So many lines are looked at for one page; the rest waits behind the page's cursor. */
  private static final int PAGE_EFFORT = 20_000;

  private static final int FILE_EFFORT = 200_000;

  /** What a request for a page asks for, or a 400 that names the parameter. */
  static LogQuery ofPage(long key, LogParameters asked) {
    return of(key, asked, QueryParameters.limit(asked.limit(), USUAL_PAGE, LONGEST_PAGE));
  }

  /** What a request for a file asks for, or a 400 that names the parameter. */
  static LogQuery ofFile(long key, LogParameters asked) {
    return of(key, asked, QueryParameters.limit(asked.limit(), LONGEST_FILE, LONGEST_FILE));
  }

  private static LogQuery of(long key, LogParameters asked, int limit) {
    String cursor = asked.cursor();
    return new LogQuery(
        limit,
        LogFilter.of(asked),
        QueryParameters.moment("from", asked.from(), QueryParameters.EARLIEST),
        QueryParameters.moment("to", asked.to(), QueryParameters.LATEST),
        cursor == null ? null : LogCursor.parse(key, cursor));
  }

  /** Whether {@code line} is wanted, wherever it stands. */
  boolean wants(RequestLine line) {
    return filter.wants(line)
        && !line.time().isBefore(from)
        && !line.time().isAfter(to)
        && (after == null || after.isBefore(line));
  }

  /** No wanted line is younger. */
  Instant latest() {
    return after == null || after.time().isAfter(to) ? to : after.time();
  }

  /** How many lines may be looked at before the rest waits behind a cursor. */
  int effort() {
    return limit > LONGEST_PAGE ? FILE_EFFORT : PAGE_EFFORT;
  }
}
