package dev.bowline.host.metrics;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.scope.Resource;
import dev.bowline.host.command.Handler;
import java.util.Set;

/** Begins to send samples at once, because somebody looks. */
public final class WatchHandler implements Handler {

  private final Watch watch;

  /** A handler that extends {@code watch}. */
  public WatchHandler(Watch watch) {
    this.watch = watch;
  }

  @Override
  public Resource resource() {
    return Resource.SERVER;
  }

  @Override
  public Set<Class<? extends Command>> commands() {
    return Set.of(Command.WatchMetrics.class);
  }

  @Override
  public Outcome run(Command command) {
    if (command instanceof Command.WatchMetrics asked) {
      watch.extend(asked.until());
      return new Outcome.Refreshed();
    }
    return new Outcome.Unsupported(command.operation());
  }
}
