package dev.bowline.cloud.platform;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the next page of a tenant's rows begins. It hides nothing and grants nothing.
 *
 * @param list which list, in one word
 */
public record RowCursor(String list, long tenantId) {

  private static final Pattern SHAPE = Pattern.compile("([a-z]+) ([0-9]{1,18}) ([0-9]{1,18})");

  /** The cursor behind the row {@code lastId}. */
  public String behind(long lastId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            "%s %d %d".formatted(list, tenantId, lastId).getBytes(StandardCharsets.UTF_8));
  }

  /** The id behind which the page lies; 400 for anything but a cursor of this list and tenant. */
  public long last(String cursor) {
    Matcher parts = SHAPE.matcher(decoded(cursor));
    if (!parts.matches()
        || !parts.group(1).equals(list)
        || Long.parseLong(parts.group(2)) != tenantId) {
      throw Problem.of(Code.CURSOR_INVALID, "Use meta.next_cursor of the page before").exception();
    }
    return Long.parseLong(parts.group(3));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
