package dev.bowline.host.audit;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.DurableFile;
import dev.bowline.host.system.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;

/**
 * An append-only file of JSON lines. At 4 MiB it becomes {@code audit.log.1}, in the place of the
 * one before, so that a flood of forged messages cannot fill the disk.
 */
public final class AuditFile implements Audit {

  private static final long MAX_LENGTH = 4L << 20;

  private final Path file;
  private final InstantSource clock;

  /** The audit in {@code file}. */
  public AuditFile(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public synchronized void note(Entry entry) {
    String line =
        Json.text(
            Fields.object(
                "at", clock.instant().toString(),
                "event", entry.event(),
                "subject", Log.printable(entry.subject()),
                "reason", Log.printable(entry.reason())));
    try (FileChannel channel = DurableFile.open(file)) {
      channel.position(channel.size());
      DurableFile.writeAll(channel, (line + "\n").getBytes(StandardCharsets.UTF_8));
      if (channel.size() > MAX_LENGTH) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
