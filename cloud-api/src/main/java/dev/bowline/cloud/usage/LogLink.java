package dev.bowline.cloud.usage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Words the query by which View Logs shows the lines behind a figure. */
final class LogLink {

  private LogLink() {}

  /** The lines from one moment until before another. */
  static String of(Instant from, Instant to) {
    return "from=" + from + "&to=" + AnalyticsRange.last(to);
  }

  /** The lines within {@code range} for which {@code parameter} has the value. */
  static String of(AnalyticsRange range, String parameter, Object value) {
    return parameter
        + "="
        + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20")
        + "&"
        + of(range.from(), range.to());
  }
}
