package dev.bowline.host.command;

import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Lines on disk: eight hexadecimal digits of CRC-32, a space, the entry as JSON, a line feed. A
 * line that is torn or whose checksum is wrong counts as never written; what is torn at the end is
 * cut off, so that the next line begins on its own.
 */
final class JournalFile implements Closeable {

  private static final int CHECKSUM_LENGTH = 8;

  private final Path file;

  /** Not a channel: an interrupt would close that, and with it what is running could not end. */
  private RandomAccessFile lines;

  private long length;

  /** Opens the file, made if absent. */
  JournalFile(Path file) {
    this.file = file;
    this.lines = DurableFile.openUninterruptibly(file);
  }

  /** All entries on disk. To be called first, and once. */
  List<JournalEntry> readAll() {
    try {
      byte[] content = Files.readAllBytes(file);
      List<JournalEntry> entries = new ArrayList<>();
      int start = 0;
      for (int i = 0; i < content.length; i++) {
        if (content[i] == '\n') {
          Optional<JournalEntry> entry = parse(Arrays.copyOfRange(content, start, i));
          entry.ifPresent(entries::add);
          start = i + 1;
          length = entry.isPresent() ? start : length;
        }
      }
      lines.setLength(length);
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Appends a line, which is on disk when this returns if {@code durable}. */
  void append(JournalEntry entry, boolean durable) {
    try {
      byte[] line = line(entry);
      lines.seek(length);
      lines.write(line);
      if (durable) {
        lines.getFD().sync();
      }
      length += line.length;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** Replaces everything by these entries, at once. */
  void replace(List<JournalEntry> entries) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    entries.forEach(entry -> content.writeBytes(line(entry)));
    DurableFile.replace(file, content.toByteArray());
    close();
    lines = DurableFile.openUninterruptibly(file);
    length = content.size();
  }

  /** Bytes on disk. */
  long length() {
    return length;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + file, e);
    }
  }

  private static byte[] line(JournalEntry entry) {
    byte[] json = Json.bytes(entry.toFields());
    ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + CHECKSUM_LENGTH + 2);
    line.writeBytes((checksum(json) + " ").getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(json);
    line.write('\n');
    return line.toByteArray();
  }

  private static Optional<JournalEntry> parse(byte[] line) {
    if (line.length <= CHECKSUM_LENGTH) {
      return Optional.empty();
    }
    byte[] json = Arrays.copyOfRange(line, CHECKSUM_LENGTH + 1, line.length);
    String checksum = new String(line, 0, CHECKSUM_LENGTH, StandardCharsets.US_ASCII);
    if (!checksum.equals(checksum(json))) {
      return Optional.empty();
    }
    try {
      return Optional.of(JournalEntry.of(Json.read(json)));
    } catch (WireException writtenByANewerVersion) {
      return Optional.empty();
    }
  }

  private static String checksum(byte[] json) {
    CRC32 crc = new CRC32();
    crc.update(json);
    return "%08x".formatted(crc.getValue());
  }
}
