package dev.bowline.contract.command;

import dev.bowline.contract.signature.Ed25519;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The exact bytes of a {@link CommandMessage}'s JSON and the Ed25519 signatures over them. A list,
 * so that a host's owner may one day demand a signature of their own beside the cloud's.
 */
public record SignedCommand(byte[] message, List<Signature> signatures) {

  private static final int VERSION = 1;

  /** One signature, by the key of that id. */
  public record Signature(String keyId, byte[] signature) {}

  /** The list is copied. */
  public SignedCommand {
    signatures = List.copyOf(signatures);
  }

  /** Whether the key {@code keyId}, whose raw public half is given, signed these bytes. */
  public boolean isSignedBy(String keyId, byte[] publicKey) {
    return signatures.stream()
        .filter(signature -> signature.keyId().equals(keyId))
        .anyMatch(signature -> Ed25519.verify(publicKey, message, signature.signature()));
  }

  /** Its JSON object, the body of a queue message. */
  public Map<String, Object> toFields() {
    return Fields.object(
        "v", VERSION,
        "command", Base64.getEncoder().encodeToString(message),
        "signatures", signatures.stream().map(SignedCommand::toFields).toList());
  }

  /** Reads its JSON object. */
  public static SignedCommand of(Fields fields) {
    if (fields.number("v") != VERSION) {
      throw new WireException("Field v must be " + VERSION);
    }
    return new SignedCommand(
        fields.bytes("command"),
        fields.list(
            "signatures", inner -> new Signature(inner.text("key_id"), inner.bytes("signature"))));
  }

  private static Map<String, Object> toFields(Signature signature) {
    return Fields.object(
        "key_id", signature.keyId(),
        "signature", Base64.getEncoder().encodeToString(signature.signature()));
  }
}
