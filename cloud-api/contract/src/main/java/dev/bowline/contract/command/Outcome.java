package dev.bowline.contract.command;

import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.util.Map;

/** How a command ended on the host. */
public sealed interface Outcome {

  /** The service was started; this is its state after. */
  record Started(ServiceState service) implements Outcome {}

  /** The service was stopped; this is its state after. */
  record Stopped(ServiceState service) implements Outcome {}

  /** The service was restarted; this is its state after. */
  record Restarted(ServiceState service) implements Outcome {}

  /** The inventory was taken and sent. */
  record Refreshed() implements Outcome {}

  /**
   * The host tried and did not succeed.
   *
   * @param code a stable word in capitals
   * @param message for people
   */
  record Failed(String code, String message) implements Outcome {}

  /**
   * The host did not try: its policy forbids it, or the command is expired, for another host, or
   * wrongly signed.
   *
   * @param code a stable word in capitals
   * @param message for people
   */
  record Refused(String code, String message) implements Outcome {}

  /** The agent was cut off while the command ran; whether it took effect is not known. */
  record Interrupted(String message) implements Outcome {}

  /** This agent is too old for the operation. */
  record Unsupported(String operation) implements Outcome {}

  /** Its JSON object. */
  default Map<String, Object> toFields() {
    return switch (this) {
      case Started(ServiceState service) -> service("started", service);
      case Stopped(ServiceState service) -> service("stopped", service);
      case Restarted(ServiceState service) -> service("restarted", service);
      case Refreshed() -> Fields.object("outcome", "refreshed");
      case Failed(String code, String message) -> reason("failed", code, message);
      case Refused(String code, String message) -> reason("refused", code, message);
      case Interrupted(String message) ->
          Fields.object("outcome", "interrupted", "message", message);
      case Unsupported(String operation) ->
          Fields.object("outcome", "unsupported", "operation", operation);
    };
  }

  /** Reads its JSON object. */
  static Outcome of(Fields fields) {
    String outcome = fields.text("outcome");
    return switch (outcome) {
      case "started" -> new Started(ServiceState.of(fields.object("service")));
      case "stopped" -> new Stopped(ServiceState.of(fields.object("service")));
      case "restarted" -> new Restarted(ServiceState.of(fields.object("service")));
      case "refreshed" -> new Refreshed();
      case "failed" -> new Failed(fields.text("code"), fields.text("message"));
      case "refused" -> new Refused(fields.text("code"), fields.text("message"));
      case "interrupted" -> new Interrupted(fields.text("message"));
      case "unsupported" -> new Unsupported(fields.text("operation"));
      default -> throw new WireException("Field outcome is not known here");
    };
  }

  private static Map<String, Object> service(String outcome, ServiceState service) {
    return Fields.object("outcome", outcome, "service", service.toFields());
  }

  private static Map<String, Object> reason(String outcome, String code, String message) {
    return Fields.object("outcome", outcome, "code", code, "message", message);
  }
}
