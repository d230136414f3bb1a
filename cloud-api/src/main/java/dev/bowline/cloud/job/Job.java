package dev.bowline.cloud.job;

import com.fasterxml.jackson.annotation.JsonInclude;
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
    @Nullable Instant finishedAt) {}
