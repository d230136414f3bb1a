package dev.bowline.cloud.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bowline.cloud.exchange.Example;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was asked of a server.
 *
 * @param operation such as {@code services.restart}
 * @param progress the host's last words while it ran, for people
 * @param result the host's outcome, once there is one
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Example(
    """
    {"id": "01957f2e-6f3a-7c51-9c55-0d7e6f1f2a10", "server_id": 1001, "operation": "services.restart",
     "arguments": {"name": "nginx"}, "state": "SUCCEEDED", "progress": null,
     "result": {"outcome": "restarted"},
     "created_at": "2026-03-01T12:00:00Z", "expires_at": "2026-03-01T13:00:00Z",
     "updated_at": "2026-03-01T12:00:01Z", "finished_at": "2026-03-01T12:00:01Z"}
    """)
public record Job(
    UUID id,
    long serverId,
    String operation,
    Map<String, Object> arguments,
    JobState state,
    @Nullable String progress,
    @Nullable Map<String, Object> result,
    Instant createdAt,
    Instant expiresAt,
    Instant updatedAt,
    @Nullable Instant finishedAt) {

  /** A job's id as examples write it. */
  static final String SOME_ID = "01957f2e-6f3a-7c51-9c55-0d7e6f1f2a10";
}
