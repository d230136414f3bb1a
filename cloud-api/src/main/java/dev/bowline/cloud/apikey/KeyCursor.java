package dev.bowline.cloud.apikey;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the next page of a tenant's keys begins. It hides nothing and grants nothing. */
final class KeyCursor {

  private static final Pattern SHAPE = Pattern.compile("keys ([0-9]{1,18}) ([0-9]{1,18})");

  private KeyCursor() {}

  static String behind(long tenantId, ApiKey last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            "keys %d %d"
                .formatted(tenantId, last.credential().number())
                .getBytes(StandardCharsets.UTF_8));
  }

  /** The number below which the page lies; 400 for anything but a cursor of this tenant. */
  static long before(long tenantId, @Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    Matcher parts = SHAPE.matcher(decoded(cursor));
    if (!parts.matches() || Long.parseLong(parts.group(1)) != tenantId) {
      throw Problem.of(Code.CURSOR_INVALID, "Use meta.next_cursor of the page before").exception();
    }
    return Long.parseLong(parts.group(2));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
