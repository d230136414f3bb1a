package dev.bowline.cloud.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Success;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the deletion of a credential's request log is. The credential itself is gone, and nobody
 * can see its log any more.
 *
 * @param id the number of the credential
 * @param kind {@code key}, {@code device} or {@code token}
 * @param state {@code deleting} or {@code deleted}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Serdeable(naming = SnakeCaseStrategy.class)
public record LogDeletion(
    long id, String kind, String state, Instant requestedAt, @Nullable Instant finishedAt) {

  static LogDeletion of(LogDeletionRow row) {
    return new LogDeletion(
        row.number(),
        row.kind(),
        row.finishedAt() == null ? "deleting" : "deleted",
        row.requestedAt(),
        row.finishedAt());
  }

  /** The answer to who asked for it: 202, and where its end can be seen. */
  public HttpResponse<Success<LogDeletion>> accepted() {
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, "/panel/log-deletions/" + id)
        .body(Success.of(this));
  }
}
