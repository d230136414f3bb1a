package dev.bowline.host.metrics;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.scope.Resource;
import dev.bowline.host.command.Course;
import dev.bowline.host.command.Handler;

/** Begins to send samples at once, because somebody looks. */
public final class WatchHandler implements Handler<Command.WatchMetrics> {

  private final Pace pace;

  /** A handler that hurries {@code pace}. */
  public WatchHandler(Pace pace) {
    this.pace = pace;
  }

  @Override
  public Resource resource() {
    return Resource.SERVER;
  }

  @Override
  public Class<Command.WatchMetrics> commands() {
    return Command.WatchMetrics.class;
  }

  @Override
  public Outcome run(Command.WatchMetrics command, Course course) {
    pace.watch(command.until());
    return new Outcome.Refreshed();
  }
}
