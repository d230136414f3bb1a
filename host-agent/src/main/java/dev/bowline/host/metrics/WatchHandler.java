package dev.bowline.host.metrics;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.scope.Resource;
import dev.bowline.host.command.Handler;
import java.util.Set;

/** Begins to send samples at once, because somebody looks. */
public final class WatchHandler implements Handler {

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
  public Set<Class<? extends Command>> commands() {
    return Set.of(Command.WatchMetrics.class);
  }

  @Override
  public Outcome run(Command command) {
    if (command instanceof Command.WatchMetrics asked) {
      pace.watch(asked.until());
      return new Outcome.Refreshed();
    }
    return new Outcome.Unsupported(command.operation());
  }
}
