package dev.bowline.host.identity;

import dev.bowline.contract.Secret;
import dev.bowline.contract.signature.Ed25519;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The Ed25519 key that proves the host to the cloud. The private half never leaves the host.
 *
 * @param publicKey raw, 32 bytes
 * @param privateKey PKCS #8
 */
public record HostKey(byte[] publicKey, Secret privateKey) {

  /** The key in {@code file}, which is made (0600) and on disk before this returns if absent. */
  public static HostKey in(Path file) {
    return Files.exists(file) ? read(file) : make(file);
  }

  private static HostKey make(Path file) {
    Ed25519.Key key = Ed25519.generate();
    DurableFile.replace(
        file,
        Json.bytes(
            Fields.object(
                "public_key", Base64.getEncoder().encodeToString(key.publicKey()),
                "private_key", Base64.getEncoder().encodeToString(key.privateKey().reveal()))));
    return new HostKey(key.publicKey(), key.privateKey());
  }

  private static HostKey read(Path file) {
    try {
      Fields fields = Json.read(Files.readAllBytes(file));
      return new HostKey(fields.bytes("public_key"), Secret.of(fields.bytes("private_key")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
