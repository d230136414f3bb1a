package dev.bowline.cloud.platform;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/**
 * The background of a process that stays: from the moment the server listens, each work has a round
 * after each of its pauses, unless {@code bowline.background} is false.
 */
@Singleton
@Requires(property = "bowline.background", notEquals = "false")
final class BackgroundSchedule implements ApplicationEventListener<ServerStartupEvent> {

  private final TaskScheduler scheduler;
  private final List<BackgroundWork> works;

  BackgroundSchedule(
      @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler, List<BackgroundWork> works) {
    this.scheduler = scheduler;
    this.works = List.copyOf(works);
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    works.forEach(this::schedule);
  }

  private void schedule(BackgroundWork work) {
    ScheduledFuture<?> _ =
        scheduler.scheduleWithFixedDelay(work.pause(), work.pause(), () -> Rounds.attempt(work));
  }
}
