package dev.bowline.cloud.usage;

import dev.bowline.cloud.problem.QueryParameters;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What lines must be like, whenever they were written. An empty text is any.
 *
 * @param status such as {@code 404} or {@code 4xx}
 * @param method in capitals
 * @param path what the path begins with
 * @param endpoint method and route, such as {@code GET /v1/servers/{sid}}, or {@code unmatched}
 * @param ip the client's address
 * @param minMs the least duration in milliseconds
 */
record LogFilter(String status, String method, String path, String endpoint, String ip, int minMs) {

  /** Every line. */
  static final LogFilter ANY = new LogFilter("", "", "", "", "", 0);

  private static final Pattern STATUS = Pattern.compile("[1-5](\\d\\d|xx)");
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
  private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e]{0,511}");
  private static final Pattern ENDPOINT =
      Pattern.compile("unmatched|[A-Z]{1,16} /[\\x21-\\x7e]{0,511}");

  /** What a request asks for; 400 for what means nothing. */
  static LogFilter of(LogParameters asked) {
    return new LogFilter(
        QueryParameters.matching("status", asked.status(), STATUS),
        QueryParameters.matching("method", asked.method(), METHOD),
        QueryParameters.matching("path", asked.path(), PATH),
        QueryParameters.matching("endpoint", asked.endpoint(), ENDPOINT),
        QueryParameters.address("ip", asked.ip()),
        duration(asked.minMs()));
  }

  /** Whether {@code line} is such a line. */
  boolean wants(RequestLine line) {
    return isWantedStatus(line.status())
        && isAny(method, line.method())
        && line.path().startsWith(path)
        && isAny(endpoint, line.endpoint())
        && isAny(ip, line.ip())
        && line.ms() >= minMs;
  }

  private boolean isWantedStatus(int actual) {
    return status.isEmpty()
        || (status.endsWith("xx")
            ? status.charAt(0) - '0' == actual / 100
            : status.equals(Integer.toString(actual)));
  }

  private static boolean isAny(String wanted, String actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }

  private static int duration(@Nullable Integer sent) {
    if (sent != null && sent < 0) {
      throw QueryParameters.wrong("min_ms must not be negative");
    }
    return sent == null ? 0 : sent;
  }
}
