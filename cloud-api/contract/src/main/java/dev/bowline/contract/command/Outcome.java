package dev.bowline.contract.command;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.util.Map;

/** How a command ended on the host. */
public sealed interface Outcome
    permits ServiceOutcome,
        BackupOutcome,
        Outcome.Refreshed,
        Outcome.Failed,
        Outcome.Refused,
        Outcome.Interrupted,
        Outcome.Unsupported {

  /** The inventory was taken and sent. */
  record Refreshed() implements Outcome {
    @Override
    public Map<String, Object> toFields() {
      return Fields.object("outcome", "refreshed");
    }
  }

  /**
   * The host tried and did not succeed.
   *
   * @param code a stable word in capitals
   * @param message for people
   */
  record Failed(String code, String message) implements Outcome {
    @Override
    public Map<String, Object> toFields() {
      return Fields.object("outcome", "failed", "code", code, "message", message);
    }
  }

  /**
   * The host did not try: its policy forbids it, or the command is expired, for another host, or
   * wrongly signed.
   *
   * @param code a stable word in capitals
   * @param message for people
   */
  record Refused(String code, String message) implements Outcome {
    @Override
    public Map<String, Object> toFields() {
      return Fields.object("outcome", "refused", "code", code, "message", message);
    }
  }

  /** The agent was cut off while the command ran; whether it took effect is not known. */
  record Interrupted(String message) implements Outcome {
    @Override
    public Map<String, Object> toFields() {
      return Fields.object("outcome", "interrupted", "message", message);
    }
  }

  /** This agent is too old for the operation. */
  record Unsupported(String operation) implements Outcome {
    @Override
    public Map<String, Object> toFields() {
      return Fields.object("outcome", "unsupported", "operation", operation);
    }
  }

  /** Its JSON object; the field {@code outcome} says which it is. */
  Map<String, Object> toFields();

  /** Reads its JSON object. */
  static Outcome of(Fields fields) {
    String outcome = fields.text("outcome");
    return ServiceOutcome.of(outcome, fields)
        .<Outcome>map(known -> known)
        .or(() -> BackupOutcome.of(outcome, fields))
        .orElseGet(() -> ofAny(outcome, fields));
  }

  private static Outcome ofAny(String outcome, Fields fields) {
    return switch (outcome) {
      case "refreshed" -> new Refreshed();
      case "failed" -> new Failed(fields.text("code"), fields.text("message"));
      case "refused" -> new Refused(fields.text("code"), fields.text("message"));
      case "interrupted" -> new Interrupted(fields.text("message"));
      case "unsupported" -> new Unsupported(fields.text("operation"));
      default -> throw new WireException("Field outcome is not known here");
    };
  }
}
