package dev.bowline.host.audit;

import dev.bowline.contract.audit.HostEvent;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.DurableFile;
import dev.bowline.host.system.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * An append-only file of JSON lines. At 4 MiB it becomes {@code audit.log.1}, in the place of the
 * one before, so that a flood of forged messages cannot fill the disk. Several processes may write
 * to it, the agent and commands at the shell, each through one object.
 */
public final class AuditFile implements Audit {

  private static final long MAX_LENGTH = 4L << 20;
  private static final int LONGEST_TEXT = 500;

  private final Path file;
  private final Path before;
  private final Path lock;
  private final String user;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** The audit in {@code file}; {@code user} is who works in this process. */
  public AuditFile(Path file, String user, InstantSource clock, RandomGenerator random) {
    this.file = file;
    this.before = file.resolveSibling(file.getFileName() + ".1");
    this.lock = file.resolveSibling(file.getFileName() + ".lock");
    this.user = user;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public synchronized void note(Entry entry) {
    HostEvent event =
        new HostEvent(
            new UUID(random.nextLong(), random.nextLong()),
            clock.instant(),
            entry.event(),
            printable(user),
            printable(entry.subject()),
            printable(entry.reason()));
    try (FileChannel alone = DurableFile.open(lock)) {
      FileLock ignored = alone.lock();
      append((Json.text(event.toFields()) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /**
   * The first {@code most} events behind the one called {@code last}; from the beginning when that
   * is so long ago that it is no longer here. A line that a power cut left unfinished, or that an
   * older version wrote without an id, is passed over.
   */
  synchronized List<HostEvent> behind(Optional<UUID> last, int most) {
    try (FileChannel alone = DurableFile.open(lock)) {
      FileLock ignored = alone.lock();
      try (Stream<String> older = lines(before);
          Stream<String> newer = lines(file)) {
        return behind(last, most, Stream.concat(older, newer).iterator());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Another value whenever something was written. */
  String state() {
    return before.toFile().length() + " " + file.toFile().length();
  }

  private void append(byte[] line) throws IOException {
    try (FileChannel channel = DurableFile.open(file)) {
      channel.position(channel.size());
      if (isCutOff(channel)) {
        DurableFile.writeAll(channel, new byte[] {'\n'});
      }
      DurableFile.writeAll(channel, line);
      if (channel.size() > MAX_LENGTH) {
        Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Whether a power cut left the last line unfinished. */
  private static boolean isCutOff(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
  }

  private static List<HostEvent> behind(Optional<UUID> last, int most, Iterator<String> lines) {
    List<HostEvent> found = new ArrayList<>();
    String beginning = last.map(id -> "{\"id\":\"" + id + '"').orElse("");
    boolean met = last.isEmpty();
    while (lines.hasNext() && !(met && found.size() == most)) {
      String line = lines.next();
      if (!met && line.startsWith(beginning)) {
        met = true;
        found.clear();
      } else if (found.size() < most) {
        event(line).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<HostEvent> event(String line) {
    try {
      return Optional.of(HostEvent.of(Json.read(line.getBytes(StandardCharsets.ISO_8859_1))));
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  /** The bytes of each line, as characters: what is no UTF-8 must not fail the reading. */
  @SuppressWarnings("StreamResourceLeak")
  private static Stream<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.lines(file, StandardCharsets.ISO_8859_1) : Stream.empty();
  }

  private static String printable(String text) {
    return Log.printable(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
  }
}
