package dev.bowline.contract.audit;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Something that was refused on a host, or done at its shell.
 *
 * @param id the host's own, so that what is told twice counts once
 * @param at by the host's clock
 * @param event dotted words, such as {@code command.refused} or {@code shell.services.restart}
 * @param by who worked at the shell, or the user whom the agent runs as
 * @param subject the command's id or the service's name, empty when it is not known
 * @param result a stable word or a short text
 */
public record HostEvent(
    UUID id, Instant at, String event, String by, String subject, String result) {

  private static final Pattern WORDS = Pattern.compile("(?=.{1,100}$)[a-z_]+(\\.[a-z_]+)*");
  private static final String SHELL = "shell.";

  /** Whether a person did it at the shell. */
  public boolean isFromShell() {
    return event.startsWith(SHELL);
  }

  /** Its JSON object. */
  public Map<String, Object> toFields() {
    return Fields.object(
        "id", id.toString(),
        "at", at.toString(),
        "event", event,
        "by", by,
        "subject", subject,
        "result", result);
  }

  /** Reads its JSON object. */
  public static HostEvent of(Fields fields) {
    String event = fields.text("event");
    if (!WORDS.matcher(event).matches()) {
      throw new WireException("Field event must be dotted words");
    }
    return new HostEvent(
        fields.uuid("id"),
        fields.instant("at"),
        event,
        fields.text("by"),
        fields.text("subject"),
        fields.text("result"));
  }
}
