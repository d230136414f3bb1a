package dev.bowline.cloud.platform;

import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a tenant's rows.
 *
 * @param next the cursor of the page behind it, null at the end
 */
public record RowPage<T>(List<T> rows, @Nullable String next) {

  private static final int USUAL = 50;

  /** The most rows of a page. */
  public static final int LONGEST = 200;

  /** Finds rows. */
  @FunctionalInterface
  public interface Source<T> {

    /** At most {@code most} rows behind the number {@code last}, in the order of the list. */
    List<T> behind(long last, int most);
  }

  /** The page of a list that always shows the youngest first. */
  public static <T> RowPage<T> of(
      String name,
      long tenantId,
      @Nullable String cursor,
      @Nullable Integer limit,
      Source<T> source,
      ToLongFunction<T> number) {
    return of(name, tenantId, RowOrder.NEWEST_FIRST, cursor, limit, source, number);
  }

  /**
   * The page behind {@code cursor}, or the first one.
   *
   * @param name of the rows, in lower case: a cursor of others is refused
   * @param limit 1 to 200 rows, 50 when null
   * @throws dev.bowline.cloud.problem.ProblemException 400 for another limit, and for anything but
   *     a cursor that a page of these rows of this tenant gave in this order
   */
  public static <T> RowPage<T> of(
      String name,
      long tenantId,
      RowOrder order,
      @Nullable String cursor,
      @Nullable Integer limit,
      Source<T> source,
      ToLongFunction<T> number) {
    RowCursor cursors = new RowCursor(order.listed(name), tenantId);
    int most = QueryParameters.limit(limit, USUAL, LONGEST);
    long last = cursor == null ? order.start() : cursors.last(cursor);
    List<T> found = source.behind(last, most + 1);
    if (found.size() <= most) {
      return new RowPage<>(found, null);
    }
    List<T> rows = found.subList(0, most);
    return new RowPage<>(rows, cursors.behind(number.applyAsLong(rows.getLast())));
  }

  /** The answer with {@code views} of the rows. */
  public <V> Success<List<V>> answer(List<V> views) {
    return next == null ? Success.of(views) : Success.of(views, Map.of("next_cursor", next));
  }
}
