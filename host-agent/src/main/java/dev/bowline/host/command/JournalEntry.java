package dev.bowline.host.command;

import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** One line of the journal. */
sealed interface JournalEntry {

  /** The command was accepted. */
  record Received(UUID id, Instant at, CommandMessage message) implements JournalEntry {}

  /** The command's signature holds, but it is not to be run. */
  record Refused(UUID id, Instant at, Outcome outcome) implements JournalEntry {}

  /** From here on the command may have taken effect. */
  record Starting(UUID id, Instant at) implements JournalEntry {}

  /**
   * Progress may have been told under the sequences up to {@code upTo}; whatever comes after, also
   * after a crash, has a higher one.
   */
  record Reserved(UUID id, Instant at, int upTo) implements JournalEntry {}

  /** The command has ended. */
  record Finished(UUID id, Instant at, Outcome outcome) implements JournalEntry {}

  /** The cloud has all reports up to and with {@code sequence}. */
  record Acknowledged(UUID id, Instant at, int sequence) implements JournalEntry {}

  /** The command. */
  UUID id();

  /** When, by the host's clock. */
  Instant at();

  /** Its JSON object. */
  default Map<String, Object> toFields() {
    Map<String, Object> fields = Fields.object("id", id().toString(), "at", at().toString());
    switch (this) {
      case Received received -> put(fields, "received", "message", received.message().toFields());
      case Refused refused -> put(fields, "refused", "result", refused.outcome().toFields());
      case Starting ignored -> fields.put("entry", "starting");
      case Reserved reserved -> put(fields, "reserved", "sequence", reserved.upTo());
      case Finished finished -> put(fields, "finished", "result", finished.outcome().toFields());
      case Acknowledged acknowledged ->
          put(fields, "acknowledged", "sequence", acknowledged.sequence());
    }
    return fields;
  }

  /** Reads its JSON object. */
  static JournalEntry of(Fields fields) {
    UUID id = fields.uuid("id");
    Instant at = fields.instant("at");
    return switch (fields.text("entry")) {
      case "received" -> new Received(id, at, CommandMessage.of(fields.object("message")));
      case "refused" -> new Refused(id, at, Outcome.of(fields.object("result")));
      case "starting" -> new Starting(id, at);
      case "reserved" -> new Reserved(id, at, fields.smallNumber("sequence"));
      case "finished" -> new Finished(id, at, Outcome.of(fields.object("result")));
      case "acknowledged" -> new Acknowledged(id, at, fields.smallNumber("sequence"));
      default -> throw new WireException("Field entry is not known here");
    };
  }

  private static void put(Map<String, Object> fields, String entry, String name, Object value) {
    fields.put("entry", entry);
    fields.put(name, value);
  }
}
