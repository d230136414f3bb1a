package dev.bowline.cloud.ratelimit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What limits allow and what is left of it, as answers tell it in the syntax of
 * draft-ietf-httpapi-ratelimit-headers-08.
 *
 * @param windows the narrowest first
 */
public record Quota(List<Window> windows) {

  /** The header that states the limits. */
  public static final String POLICY_HEADER = "RateLimit-Policy";

  /** The header that states what is left. */
  public static final String HEADER = "RateLimit";

  /**
   * One rolling window.
   *
   * @param seconds its length
   * @param limit requests in it
   * @param remaining requests that still fit, at least 0
   * @param opensIn seconds until at least one fits again; 0 when one does now
   */
  public record Window(String name, int seconds, int limit, int remaining, int opensIn) {

    private String policy() {
      return '"' + name + "\";q=" + limit + ";w=" + seconds;
    }

    private String state() {
      String left = '"' + name + "\";r=" + remaining;
      return opensIn == 0 ? left : left + ";t=" + opensIn;
    }
  }

  /** The list is copied. */
  public Quota {
    windows = List.copyOf(windows);
  }

  /** The value of {@link #POLICY_HEADER}, such as {@code "second";q=10;w=1, "minute";q=60;w=60}. */
  public String policy() {
    return windows.stream().map(Window::policy).collect(Collectors.joining(", "));
  }

  /** The value of {@link #HEADER}, such as {@code "second";r=9, "minute";r=0;t=31}. */
  public String state() {
    return windows.stream().map(Window::state).collect(Collectors.joining(", "));
  }

  /** Requests that fit into every window now. */
  public int remaining() {
    return windows.stream().mapToInt(Window::remaining).min().orElse(0);
  }

  /** Seconds until a request fits into every window; 0 when one does now. */
  public int opensIn() {
    return windows.stream().mapToInt(Window::opensIn).max().orElse(0);
  }
}
