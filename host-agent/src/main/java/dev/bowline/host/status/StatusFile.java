package dev.bowline.host.status;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The agent writes its standing here whenever it changes; the command line reads it. */
public final class StatusFile {

  private final Path file;

  /** How the agent and the cloud stand. */
  public enum Connection {
    /** The last request was answered. */
    CONNECTED,
    /** The last request was not answered. */
    UNREACHABLE,
    /** The cloud does not know this host's key, or knows it no longer. */
    REFUSED
  }

  /**
   * A standing.
   *
   * @param since when it became so
   * @param detail for people, empty when all is well
   */
  public record Standing(Connection connection, Instant since, String detail) {}

  /** The standing in {@code file}. */
  public StatusFile(Path file) {
    this.file = file;
  }

  /** Writes the standing. */
  public void write(Standing standing) {
    DurableFile.replace(
        file,
        Json.bytes(
            Fields.object(
                "connection", standing.connection().name(),
                "since", standing.since().toString(),
                "detail", standing.detail())));
  }

  /** The last standing; nothing before the agent first spoke to the cloud. */
  public Optional<Standing> read() {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      Fields fields = Json.read(Files.readAllBytes(file));
      return Optional.of(
          new Standing(
              Connection.valueOf(fields.text("connection")),
              fields.instant("since"),
              fields.text("detail")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (WireException | IllegalArgumentException writtenByAnotherVersion) {
      return Optional.empty();
    }
  }
}
