package dev.bowline.cloud.job;

import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.event.Events;
import jakarta.inject.Singleton;
import java.util.Map;

/** Tells how jobs ended. */
@Singleton
final class JobEvents implements JobListener {

  private final Events events;

  JobEvents(Events events) {
    this.events = events;
  }

  @Override
  public void changed(JobChange change) {
    if (change.state().isFinal()) {
      change
          .event(
              type(change.state()),
              Map.of(
                  "job_id", change.id().toString(),
                  "operation", change.operation(),
                  "state", change.state().word()))
          .ifPresent(events::publish);
    }
  }

  private static EventType type(JobState state) {
    return switch (state) {
      case SUCCEEDED -> EventType.JOB_SUCCEEDED;
      case FAILED -> EventType.JOB_FAILED;
      case REFUSED -> EventType.JOB_REFUSED;
      case INTERRUPTED -> EventType.JOB_INTERRUPTED;
      case EXPIRED -> EventType.JOB_EXPIRED;
      case QUEUED, DELIVERED, RUNNING ->
          throw new IllegalArgumentException(state + " is not an end");
    };
  }
}
