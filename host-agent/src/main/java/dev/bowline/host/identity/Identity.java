package dev.bowline.host.identity;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What enrolment taught the host.
 *
 * @param cloud where the cloud answers, without a path
 * @param authority certificates (PEM) trusted instead of the platform's, when given
 * @param serverId the host's number in the cloud
 * @param keyId under which the cloud knows the host's key
 * @param commandKeys whose commands the host obeys
 */
public record Identity(
    URI cloud,
    Optional<String> authority,
    long serverId,
    String keyId,
    List<CommandKey> commandKeys) {

  /**
   * A key that may sign commands.
   *
   * @param keyId as a signature names it
   * @param publicKey raw, 32 bytes
   */
  public record CommandKey(String keyId, byte[] publicKey) {

    /** Reads its JSON object. */
    public static CommandKey of(Fields fields) {
      return new CommandKey(fields.text("key_id"), fields.bytes("public_key"));
    }

    Map<String, Object> toFields() {
      return Fields.object(
          "key_id", keyId, "public_key", Base64.getEncoder().encodeToString(publicKey));
    }
  }

  /** The list is copied. */
  public Identity {
    commandKeys = List.copyOf(commandKeys);
  }

  /** The identity in {@code file}; nothing before enrolment. */
  public static Optional<Identity> in(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      Fields fields = Json.read(Files.readAllBytes(file));
      return Optional.of(
          new Identity(
              URI.create(fields.text("cloud")),
              fields.optionalText("authority"),
              fields.number("server_id"),
              fields.text("key_id"),
              fields.list("command_keys", CommandKey::of)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Writes it to {@code file} (0600); it is on disk when this returns. */
  public void save(Path file) {
    Map<String, Object> fields =
        Fields.object(
            "cloud",
            cloud.toString(),
            "server_id",
            serverId,
            "key_id",
            keyId,
            "command_keys",
            commandKeys.stream().map(CommandKey::toFields).toList());
    authority.ifPresent(pem -> fields.put("authority", pem));
    DurableFile.replace(file, Json.bytes(fields));
  }
}
