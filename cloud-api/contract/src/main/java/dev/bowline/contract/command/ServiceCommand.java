package dev.bowline.contract.command;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.util.Map;
import java.util.Optional;

/** What may be done to one systemd service. */
public sealed interface ServiceCommand extends Command {

  /** Start a service. */
  record StartService(ServiceName service) implements ServiceCommand {
    @Override
    public String operation() {
      return "services.start";
    }
  }

  /** Stop a service. */
  record StopService(ServiceName service) implements ServiceCommand {
    @Override
    public String operation() {
      return "services.stop";
    }
  }

  /** Restart a service. */
  record RestartService(ServiceName service) implements ServiceCommand {
    @Override
    public String operation() {
      return "services.restart";
    }
  }

  /** The service it is about. */
  ServiceName service();

  @Override
  default Map<String, Object> arguments() {
    return Fields.object("service", service().text());
  }

  /** Reads a command on a service; nothing when the operation is not one of these. */
  static Optional<ServiceCommand> of(String operation, Fields arguments) {
    return switch (operation) {
      case "services.start" -> Optional.of(new StartService(service(arguments)));
      case "services.stop" -> Optional.of(new StopService(service(arguments)));
      case "services.restart" -> Optional.of(new RestartService(service(arguments)));
      default -> Optional.empty();
    };
  }

  private static ServiceName service(Fields arguments) {
    return ServiceName.parse(arguments.text("service"))
        .orElseThrow(() -> new WireException("Field service must be a service name"));
  }
}
