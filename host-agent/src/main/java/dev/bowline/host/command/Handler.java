package dev.bowline.host.command;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.scope.Resource;
import java.util.Optional;

/**
 * Carries out the commands on one kind of resource.
 *
 * @param <C> a direct subtype of {@link Command}
 */
public interface Handler<C extends Command> {

  /** What it handles. */
  Resource resource();

  /** The commands it carries out: all that are of this type. */
  Class<C> commands();

  /** Carries out one of its commands; whether that is allowed was decided before. */
  Outcome run(C command, Course course);

  /**
   * Finds again the work of a command that had begun when the agent was cut off, and waits for its
   * end. Nothing when there is none to be found: the command is then reported as interrupted.
   */
  default Optional<Outcome> resume(C command, Course course) {
    return Optional.empty();
  }
}
