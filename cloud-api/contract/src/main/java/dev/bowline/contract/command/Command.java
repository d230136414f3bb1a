package dev.bowline.contract.command;

import dev.bowline.contract.wire.Fields;
import java.time.Instant;
import java.util.Map;

/**
 * What the cloud may ask of a host. There is no command that runs a line of shell: each one is a
 * type of its own, and a host that does not know one says so.
 */
public sealed interface Command
    permits ServiceCommand,
        BackupCommand,
        Command.RefreshInventory,
        Command.WatchMetrics,
        Command.Unrecognised {

  /** Look at everything again and report it. */
  record RefreshInventory() implements Command {
    @Override
    public String operation() {
      return "inventory.refresh";
    }

    @Override
    public Map<String, Object> arguments() {
      return Fields.object();
    }
  }

  /** Send fresh samples until that moment, because somebody looks. */
  record WatchMetrics(Instant until) implements Command {
    @Override
    public String operation() {
      return "metrics.watch";
    }

    @Override
    public Map<String, Object> arguments() {
      return Fields.object("until", until.toString());
    }
  }

  /** A command of a newer cloud, which this version cannot run. */
  record Unrecognised(String operation) implements Command {
    @Override
    public Map<String, Object> arguments() {
      return Fields.object();
    }
  }

  /** The stable name of the operation, as policies and audit rows name it. */
  String operation();

  /** Its arguments as a JSON object. */
  Map<String, Object> arguments();

  /** Reads a command; an operation that is not known here becomes {@link Unrecognised}. */
  static Command of(String operation, Fields arguments) {
    return ServiceCommand.of(operation, arguments)
        .<Command>map(command -> command)
        .or(() -> BackupCommand.of(operation, arguments))
        .orElseGet(() -> ofHost(operation, arguments));
  }

  private static Command ofHost(String operation, Fields arguments) {
    return switch (operation) {
      case "inventory.refresh" -> new RefreshInventory();
      case "metrics.watch" -> new WatchMetrics(arguments.instant("until"));
      default -> new Unrecognised(operation);
    };
  }
}
