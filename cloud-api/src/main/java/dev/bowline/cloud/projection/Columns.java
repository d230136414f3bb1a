package dev.bowline.cloud.projection;

import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.contract.scope.Scopes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows of PostgreSQL hold what a credential may do: lists are joined by blanks. */
public final class Columns {

  private static final String BLANK = " ";

  private Columns() {}

  /** The column of {@code words}, none of which has a blank. */
  public static String of(List<String> words) {
    return String.join(BLANK, words);
  }

  /** The column of {@code scopes}. */
  public static String of(Scopes scopes) {
    return of(scopes.texts());
  }

  /** The column of {@code servers}, null for every server. */
  public static @Nullable String of(ServerAccess servers) {
    return servers.texts().map(Columns::of).orElse(null);
  }

  /** The words of a column. */
  public static List<String> words(String column) {
    return column.isEmpty() ? List.of() : Arrays.asList(column.split(BLANK, -1));
  }

  /** The scopes of a column. */
  public static Scopes scopes(String column) {
    return Scopes.parse(words(column));
  }

  /** The servers of a column. */
  public static ServerAccess servers(@Nullable String column) {
    return ServerAccess.parse(column == null ? null : words(column));
  }
}
