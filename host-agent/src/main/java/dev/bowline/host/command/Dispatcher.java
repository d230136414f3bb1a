package dev.bowline.host.command;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the one handler of a command. */
public final class Dispatcher {

  private final List<Handler<?>> handlers;

  /**
   * A dispatcher to {@code handlers}.
   *
   * @throws IllegalStateException if a kind of command of the contract has no handler, or two
   */
  public Dispatcher(List<Handler<?>> handlers) {
    Set<Class<?>> handled = new HashSet<>();
    for (Handler<?> handler : handlers) {
      if (!handled.add(handler.commands())) {
        throw new IllegalStateException("Two handlers for " + handler.commands().getSimpleName());
      }
    }
    handled.add(Command.Unrecognised.class);
    Arrays.stream(Command.class.getPermittedSubclasses())
        .filter(kind -> !handled.contains(kind))
        .findFirst()
        .ifPresent(kind -> {
          throw new IllegalStateException("No handler for " + kind.getSimpleName());
        });
    this.handlers = List.copyOf(handlers);
  }

  /** Carries out the command; one of a newer cloud is unsupported. */
  public Outcome run(Command command, Course course) {
    return handlers.stream()
        .flatMap(handler -> run(handler, command, course).stream())
        .findFirst()
        .orElseGet(() -> new Outcome.Unsupported(command.operation()));
  }

  /** The end of a command that the agent was cut off from; nothing when it cannot be known. */
  public Optional<Outcome> resume(Command command, Course course) {
    return handlers.stream()
        .flatMap(handler -> resume(handler, command, course).stream())
        .findFirst();
  }

  private static <C extends Command> Optional<Outcome> run(
      Handler<C> handler, Command command, Course course) {
    Class<C> own = handler.commands();
    return own.isInstance(command)
        ? Optional.of(handler.run(own.cast(command), course))
        : Optional.empty();
  }

  private static <C extends Command> Optional<Outcome> resume(
      Handler<C> handler, Command command, Course course) {
    Class<C> own = handler.commands();
    return own.isInstance(command) ? handler.resume(own.cast(command), course) : Optional.empty();
  }
}
