package dev.bowline.contract.command;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a host says of one command. {@code (commandId, sequence)} is unique: the host repeats a
 * report until it is acknowledged, and the cloud counts it once.
 */
public sealed interface Report {

  /** The host has the command and has written it down. */
  record Receipt(UUID commandId, int sequence, Instant at) implements Report {}

  /** The host has begun, or is that far: a short text for people. */
  record Progress(UUID commandId, int sequence, Instant at, String message) implements Report {}

  /** The command has ended. */
  record Result(UUID commandId, int sequence, Instant at, Outcome outcome) implements Report {}

  /** The command spoken of. */
  UUID commandId();

  /** 0 for the first report of a command, then rising. */
  int sequence();

  /** The host's clock. */
  Instant at();

  /** Its JSON object. */
  default Map<String, Object> toFields() {
    Map<String, Object> fields =
        Fields.object(
            "command_id", commandId().toString(), "sequence", sequence(), "at", at().toString());
    switch (this) {
      case Receipt ignored -> fields.put("kind", "receipt");
      case Progress progress -> {
        fields.put("kind", "progress");
        fields.put("message", progress.message());
      }
      case Result result -> {
        fields.put("kind", "result");
        fields.put("result", result.outcome().toFields());
      }
    }
    return fields;
  }

  /** Reads its JSON object. */
  static Report of(Fields fields) {
    UUID id = fields.uuid("command_id");
    int sequence = fields.smallNumber("sequence");
    Instant at = fields.instant("at");
    return switch (fields.text("kind")) {
      case "receipt" -> new Receipt(id, sequence, at);
      case "progress" -> new Progress(id, sequence, at, fields.text("message"));
      case "result" -> new Result(id, sequence, at, Outcome.of(fields.object("result")));
      default -> throw new WireException("Field kind is not known here");
    };
  }
}
