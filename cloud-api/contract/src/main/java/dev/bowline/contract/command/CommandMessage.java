package dev.bowline.contract.command;

import dev.bowline.contract.wire.Fields;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One command addressed to one host.
 *
 * @param id unique for ever; a host runs each id at most once
 * @param host the server's id; a host refuses what names another
 * @param issuedAt the cloud's clock
 * @param expiresAt not run after this moment
 */
public record CommandMessage(
    UUID id, long host, Instant issuedAt, Instant expiresAt, Command command) {

  /** Its JSON object. */
  public Map<String, Object> toFields() {
    return Fields.object(
        "id", id.toString(),
        "host", host,
        "issued_at", issuedAt.toString(),
        "expires_at", expiresAt.toString(),
        "operation", command.operation(),
        "arguments", command.arguments());
  }

  /** Reads its JSON object. */
  public static CommandMessage of(Fields fields) {
    return new CommandMessage(
        fields.uuid("id"),
        fields.number("host"),
        fields.instant("issued_at"),
        fields.instant("expires_at"),
        Command.of(fields.text("operation"), fields.object("arguments")));
  }
}
