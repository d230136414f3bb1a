package dev.bowline.cloud.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /v1} answers when nothing went wrong.
 *
 * @param status always {@code success}
 * @param data null where an answer says so: what was asked for is not there yet
 * @param meta about the data, such as the cursor of the next page; absent when there is nothing to
 *     say
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Success<T extends @Nullable Object>(
    String status,
    @JsonInclude(JsonInclude.Include.ALWAYS) T data,
    @Nullable Map<String, Object> meta) {

  /** {@code data} alone. */
  public static <T extends @Nullable Object> Success<T> of(T data) {
    return new Success<>("success", data, null);
  }

  /** {@code data} with what there is to know about it. */
  public static <T extends @Nullable Object> Success<T> of(T data, Map<String, Object> meta) {
    return new Success<>("success", data, meta);
  }
}
