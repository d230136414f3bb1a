package dev.bowline.contract.command;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.time.Instant;
import java.util.Map;

/**
 * What the cloud may ask of a host. There is no command that runs a line of shell: each one is a
 * type of its own, and a host that does not know one says so.
 */
public sealed interface Command {

  /** Start a service. */
  record StartService(ServiceName service) implements Command {}

  /** Stop a service. */
  record StopService(ServiceName service) implements Command {}

  /** Restart a service. */
  record RestartService(ServiceName service) implements Command {}

  /** Look at everything again and report it. */
  record RefreshInventory() implements Command {}

  /** Send fresh samples until that moment, because somebody looks. */
  record WatchMetrics(Instant until) implements Command {}

  /** A command of a newer cloud, which this version cannot run. */
  record Unrecognised(String operation) implements Command {}

  /** The stable name of the operation, as policies and audit rows name it. */
  default String operation() {
    return switch (this) {
      case StartService ignored -> "services.start";
      case StopService ignored -> "services.stop";
      case RestartService ignored -> "services.restart";
      case RefreshInventory ignored -> "inventory.refresh";
      case WatchMetrics ignored -> "metrics.watch";
      case Unrecognised unrecognised -> unrecognised.operation();
    };
  }

  /** Its arguments as a JSON object. */
  default Map<String, Object> arguments() {
    return switch (this) {
      case StartService start -> Fields.object("service", start.service().text());
      case StopService stop -> Fields.object("service", stop.service().text());
      case RestartService restart -> Fields.object("service", restart.service().text());
      case RefreshInventory ignored -> Fields.object();
      case WatchMetrics watch -> Fields.object("until", watch.until().toString());
      case Unrecognised ignored -> Fields.object();
    };
  }

  /** Reads a command; an operation that is not known here becomes {@link Unrecognised}. */
  static Command of(String operation, Fields arguments) {
    return switch (operation) {
      case "services.start" -> new StartService(service(arguments));
      case "services.stop" -> new StopService(service(arguments));
      case "services.restart" -> new RestartService(service(arguments));
      case "inventory.refresh" -> new RefreshInventory();
      case "metrics.watch" -> new WatchMetrics(arguments.instant("until"));
      default -> new Unrecognised(operation);
    };
  }

  private static ServiceName service(Fields arguments) {
    return ServiceName.parse(arguments.text("service"))
        .orElseThrow(() -> new WireException("Field service must be a service name"));
  }
}
