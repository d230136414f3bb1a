package dev.bowline.cloud.framing;

/**
 * What stands behind the method in a request, as sent, without the public prefix {@code
 * /api/external}: a request means the same with and without it.
 *
 * @param path up to the first question mark
 * @param query what follows it; empty when nothing does, so that a bare question mark is no query
 */
public record Target(String path, String query) {

  private static final String PREFIX = "/api/external";
  private static final String PREFIXED_PATHS = PREFIX + "/";

  /** Splits {@code text} and removes the prefix once. */
  public static Target parse(String text) {
    int mark = text.indexOf('?');
    return mark < 0 ? of(text, "") : of(text.substring(0, mark), text.substring(mark + 1));
  }

  /** Removes the prefix from {@code path} once. */
  public static Target of(String path, String query) {
    return new Target(
        path.startsWith(PREFIXED_PATHS) ? path.substring(PREFIX.length()) : path, query);
  }

  /** Path and query as one text. */
  public String text() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
