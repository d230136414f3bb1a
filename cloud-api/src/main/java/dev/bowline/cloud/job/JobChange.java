package dev.bowline.cloud.job;

import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.server.Host;
import dev.bowline.contract.command.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step a job took.
 *
 * @param state the new one
 * @param outcome what the host reported, printable; null unless it ended the job
 */
public record JobChange(
    UUID id,
    long tenantId,
    long serverId,
    String operation,
    JobState state,
    @Nullable Outcome outcome,
    Instant at) {

  /** What is to be told of it: nothing when its host is simulated, since nothing happened. */
  public Optional<Event> event(EventType type, Map<String, Object> data) {
    return switch (Host.of(tenantId, serverId)) {
      case Host.Real _ -> Optional.of(Event.ofServer(tenantId, type, serverId, data));
      case Host.Simulated _ -> Optional.empty();
    };
  }
}
