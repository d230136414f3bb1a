package dev.bowline.host.command;

import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SignedCommand;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.json.Json;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Judges a message of the queue in this order: shape, signature, host, arguments, expiry. Nothing
 * of a command is read before the signature over its exact bytes holds.
 */
public final class Verification {

  private final Identity identity;
  private final InstantSource clock;

  /** A judge that obeys the command keys of {@code identity}. */
  public Verification(Identity identity, InstantSource clock) {
    this.identity = identity;
    this.clock = clock;
  }

  /** Judges the body of a message; never throws, whatever it holds. */
  public Verdict judge(String body) {
    try {
      SignedCommand signed = SignedCommand.of(Json.read(body));
      return isSigned(signed)
          ? judge(Json.read(signed.message()))
          : new Verdict.Forged("no signature by a pinned key");
    } catch (WireException e) {
      return new Verdict.Forged("wrong shape: " + e.getMessage());
    }
  }

  private boolean isSigned(SignedCommand signed) {
    return identity.commandKeys().stream()
        .anyMatch(key -> signed.isSignedBy(key.keyId(), key.publicKey()));
  }

  private Verdict judge(Fields fields) {
    UUID id = fields.uuid("id");
    if (fields.number("host") != identity.serverId()) {
      return refused(id, "OTHER_HOST", "The command is for another host");
    }
    try {
      CommandMessage message = CommandMessage.of(fields);
      return clock.instant().isAfter(message.expiresAt())
          ? refused(id, "EXPIRED", "The command arrived after its expiry")
          : new Verdict.Genuine(message);
    } catch (WireException e) {
      return refused(id, "MALFORMED", "Wrong shape: " + e.getMessage());
    }
  }

  private static Verdict refused(UUID id, String code, String message) {
    return new Verdict.Refused(id, new Outcome.Refused(code, message));
  }
}
