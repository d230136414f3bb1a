package dev.bowline.cloud.exchange;

import dev.bowline.contract.Secret;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret in the one answer that shows it. Writing the answer reveals it; printing the record does
 * not.
 */
public record ShownOnce(Secret secret) {

  /** Whether an answer, which consists of records, lists and maps, shows a secret somewhere. */
  public static boolean isWithin(@Nullable Object answer) {
    return switch (answer) {
      case null -> false;
      case ShownOnce ignored -> true;
      case Record view ->
          Arrays.stream(view.getClass().getRecordComponents())
              .anyMatch(part -> isWithin(value(view, part)));
      case Collection<?> list -> list.stream().anyMatch(ShownOnce::isWithin);
      case Map<?, ?> map -> map.values().stream().anyMatch(ShownOnce::isWithin);
      default -> false;
    };
  }

  private static @Nullable Object value(Record view, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(view);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A record's own accessor failed", e);
    }
  }
}
