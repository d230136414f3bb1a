package dev.bowline.cloud.platform;

import dev.bowline.cloud.problem.QueryParameters;
import org.jspecify.annotations.Nullable;

/** In which order a list shows rows. They are numbered as they are made. */
public enum RowOrder {
  NEWEST_FIRST("-created_at", "", Long.MAX_VALUE),
  OLDEST_FIRST("created_at", "up", 0);

  private final String word;
  private final String mark;
  private final long start;

  RowOrder(String word, String mark, long start) {
    this.word = word;
    this.mark = mark;
    this.start = start;
  }

  /**
   * What {@code sort} says; the newest first when it is absent.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 400 for another word
   */
  public static RowOrder of(@Nullable String sort) {
    if (sort == null) {
      return NEWEST_FIRST;
    }
    for (RowOrder order : values()) {
      if (order.word.equals(sort)) {
        return order;
      }
    }
    throw QueryParameters.wrong("sort is created_at, or -created_at for the newest first");
  }

  /** Whether the numbers rise. */
  public boolean rises() {
    return this == OLDEST_FIRST;
  }

  /** Before the first row. */
  long start() {
    return start;
  }

  /** The name of a list in this order: a cursor leads on in its own order alone. */
  String listed(String name) {
    return name + mark;
  }
}
