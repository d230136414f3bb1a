package dev.bowline.cloud.platform;

import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of a tenant's rows, the youngest first. Its cursor hides nothing and grants nothing.
 *
 * @param next the cursor of the page behind it, null at the end
 */
public record RowPage<T>(List<T> rows, @Nullable String next) {

  private static final int USUAL = 50;
  private static final int LONGEST = 200;
  private static final Pattern CURSOR = Pattern.compile("([a-z]+) ([0-9]{1,18}) ([0-9]{1,18})");

  /** Finds rows. */
  @FunctionalInterface
  public interface Source<T> {

    /** At most {@code most} rows whose numbers are below {@code before}, the highest first. */
    List<T> below(long before, int most);
  }

  /**
   * The page behind {@code cursor}, or the first one.
   *
   * @param name of the rows, in lower case: a cursor of others is refused
   * @throws dev.bowline.cloud.problem.ProblemException 400 for anything but a cursor that a page of
   *     these rows of this tenant gave
   */
  public static <T> RowPage<T> of(
      String name,
      long tenantId,
      @Nullable String cursor,
      @Nullable Integer limit,
      Source<T> source,
      ToLongFunction<T> number) {
    int most = limit == null ? USUAL : Math.clamp(limit, 1, LONGEST);
    List<T> found = source.below(before(name, tenantId, cursor), most + 1);
    if (found.size() <= most) {
      return new RowPage<>(found, null);
    }
    List<T> rows = found.subList(0, most);
    String text = "%s %d %d".formatted(name, tenantId, number.applyAsLong(rows.getLast()));
    return new RowPage<>(rows, encoded(text));
  }

  /** The answer with {@code views} of the rows. */
  public <V> Success<List<V>> answer(List<V> views) {
    return next == null ? Success.of(views) : Success.of(views, Map.of("next_cursor", next));
  }

  private static long before(String name, long tenantId, @Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    Matcher parts = CURSOR.matcher(decoded(cursor));
    if (!parts.matches()
        || !parts.group(1).equals(name)
        || Long.parseLong(parts.group(2)) != tenantId) {
      throw Problem.of(Code.CURSOR_INVALID, "Use meta.next_cursor of the page before").exception();
    }
    return Long.parseLong(parts.group(3));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
