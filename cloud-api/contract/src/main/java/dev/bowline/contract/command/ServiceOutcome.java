package dev.bowline.contract.command;

import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.contract.wire.Fields;
import java.util.Map;
import java.util.Optional;

/** How a {@link ServiceCommand} ended well. */
public sealed interface ServiceOutcome extends Outcome {

  /** The service was started; this is its state after. */
  record Started(ServiceState service) implements ServiceOutcome {
    @Override
    public Map<String, Object> toFields() {
      return fields("started", service);
    }
  }

  /** The service was stopped; this is its state after. */
  record Stopped(ServiceState service) implements ServiceOutcome {
    @Override
    public Map<String, Object> toFields() {
      return fields("stopped", service);
    }
  }

  /** The service was restarted; this is its state after. */
  record Restarted(ServiceState service) implements ServiceOutcome {
    @Override
    public Map<String, Object> toFields() {
      return fields("restarted", service);
    }
  }

  /** Its state after. */
  ServiceState service();

  /** Reads an outcome; nothing when it is not one of these. */
  static Optional<ServiceOutcome> of(String outcome, Fields fields) {
    return switch (outcome) {
      case "started" -> Optional.of(new Started(state(fields)));
      case "stopped" -> Optional.of(new Stopped(state(fields)));
      case "restarted" -> Optional.of(new Restarted(state(fields)));
      default -> Optional.empty();
    };
  }

  private static ServiceState state(Fields fields) {
    return ServiceState.of(fields.object("service"));
  }

  private static Map<String, Object> fields(String outcome, ServiceState service) {
    return Fields.object("outcome", outcome, "service", service.toFields());
  }
}
