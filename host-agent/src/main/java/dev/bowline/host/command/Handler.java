package dev.bowline.host.command;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.scope.Resource;
import java.util.Set;

/** Carries out the commands on one kind of resource. */
public interface Handler {

  /** What it handles. */
  Resource resource();

  /** The commands it carries out. */
  Set<Class<? extends Command>> commands();

  /** Carries out one of its commands; whether that is allowed was decided before. */
  Outcome run(Command command);
}
