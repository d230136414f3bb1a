package dev.bowline.host.command;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds the one handler of a command. */
public final class Dispatcher {

  private final Map<Class<? extends Command>, Handler> handlers;

  /**
   * An index of {@code handlers}.
   *
   * @throws IllegalStateException if a command of the contract has no handler, or two
   */
  public Dispatcher(List<Handler> handlers) {
    Map<Class<? extends Command>, Handler> index = new HashMap<>();
    for (Handler handler : handlers) {
      for (Class<? extends Command> command : handler.commands()) {
        if (index.put(command, handler) != null) {
          throw new IllegalStateException("Two handlers for " + command.getSimpleName());
        }
      }
    }
    Arrays.stream(Command.class.getPermittedSubclasses())
        .filter(Predicate.not(Command.Unrecognised.class::equals))
        .filter(command -> !index.containsKey(command))
        .findFirst()
        .ifPresent(command -> {
          throw new IllegalStateException("No handler for " + command.getSimpleName());
        });
    this.handlers = Map.copyOf(index);
  }

  /** Carries out the command; one of a newer cloud is unsupported. */
  public Outcome run(Command command) {
    Handler handler = handlers.get(command.getClass());
    return handler == null ? new Outcome.Unsupported(command.operation()) : handler.run(command);
  }
}
