package dev.bowline.host.member;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** The one login that a person's folder keeps: readable by its owner only, whole or not at all. */
final class LoginFile {

  private final Path folder;
  private final Path file;

  LoginFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("login.json");
  }

  /** Makes sure that a login could be kept, before somebody is asked to approve one. */
  void prepare() throws IOException {
    if (Files.notExists(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("Cannot write to " + folder);
    }
  }

  void replace(Login login) {
    Map<String, Object> fields =
        Fields.object(
            "url", login.cloud().toString(),
            "email", login.email(),
            "token", new String(login.token().reveal(), StandardCharsets.US_ASCII));
    login.authority().ifPresent(pem -> fields.put("ca", pem));
    DurableFile.replace(file, Json.bytes(fields));
  }

  /** The login that is kept; nothing when there is none, or what is there is no login. */
  Optional<Login> read() {
    try {
      return Optional.of(login(Json.read(Files.readAllBytes(file))));
    } catch (IOException | WireException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file, e);
    }
  }

  private static Login login(Fields fields) {
    return new Login(
        URI.create(fields.text("url")),
        fields.optionalText("ca"),
        Secret.of(fields.text("token")),
        fields.text("email"));
  }
}
