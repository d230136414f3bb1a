package dev.bowline.cloud.job;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a client wants to wait for a job (RFC 7240). {@code wait=N} is seconds, at most 25,
 * since the gateway cuts at 29; {@code respond-async} alone is no waiting at all; together they
 * mean {@code wait}. Without either it is 10 s. What is not understood is ignored, as the RFC
 * wants.
 *
 * @param patience how long to wait
 * @param applied what stands in Preference-Applied; empty when the client stated nothing
 */
public record Preference(Duration patience, String applied) {

  private static final Duration DEFAULT = Duration.ofSeconds(10);
  private static final long MOST_SECONDS = 25;
  private static final Pattern WAIT = Pattern.compile("wait\\s*=\\s*\"?(\\d{1,6})\"?");

  /** What the Prefer headers {@code values} ask for. */
  public static Preference of(List<String> values) {
    boolean async = false;
    for (String token : String.join(",", values).split("[,;]", -1)) {
      String word = token.strip().toLowerCase(Locale.ROOT);
      Matcher matcher = WAIT.matcher(word);
      if (matcher.matches()) {
        long seconds = Math.min(Long.parseLong(matcher.group(1)), MOST_SECONDS);
        return new Preference(Duration.ofSeconds(seconds), "wait=" + seconds);
      }
      async |= word.equals("respond-async");
    }
    return async ? new Preference(Duration.ZERO, "respond-async") : new Preference(DEFAULT, "");
  }
}
