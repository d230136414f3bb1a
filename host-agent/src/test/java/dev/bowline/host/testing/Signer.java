package dev.bowline.host.testing;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.SignedCommand;
import dev.bowline.contract.signature.Ed25519;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The cloud's half of a command: a key, and messages signed by it. */
public final class Signer {

  /** The host that {@link #identity} names. */
  public static final long HOST = 7;

  private static final String KEY = "command-1";

  private final Ed25519.Key key = Ed25519.generate();

  /** An identity that obeys this signer. */
  public Identity identity() {
    return new Identity(
        URI.create("https://cloud.example:3002"),
        Optional.empty(),
        HOST,
        "agent-7-0a1b2c3d",
        List.of(new Identity.CommandKey(KEY, key.publicKey())));
  }

  /** The queue message of a command for {@link #HOST}, good for an hour from {@code now}. */
  public String sign(UUID id, Command command, Instant now) {
    return sign(new CommandMessage(id, HOST, now, now.plusSeconds(3600), command));
  }

  /** The queue message of {@code message}. */
  public String sign(CommandMessage message) {
    return sign(message.toFields());
  }

  /** The queue message of whatever the fields hold. */
  public String sign(Map<String, Object> fields) {
    byte[] bytes = Json.bytes(fields);
    return Json.text(
        new SignedCommand(
                bytes,
                List.of(new SignedCommand.Signature(KEY, Ed25519.sign(key.privateKey(), bytes))))
            .toFields());
  }
}
