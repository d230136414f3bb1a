package dev.bowline.host.bandwidth;

import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the record lies: a power cut leaves the old one or the new. */
final class LedgerFile {

  private final Path file;

  LedgerFile(Path file) {
    this.file = file;
  }

  /** Nothing when there is none yet, or none that can be read. */
  Optional<Ledger> read() {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Ledger.of(Json.read(Files.readAllBytes(file))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (WireException damaged) {
      return Optional.empty();
    }
  }

  void write(Ledger ledger) {
    DurableFile.replace(file, Json.bytes(ledger.toFields()));
  }
}
