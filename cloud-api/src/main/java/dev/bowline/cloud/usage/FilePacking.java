package dev.bowline.cloud.usage;

import dev.bowline.cloud.platform.BackgroundWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Packs the files of a directory, those of dead instances too. Several instances may do so at once;
 * the position in the table decides between them.
 */
final class FilePacking implements BackgroundWork {

  /** How long an answered line may take from its timestamp into its file. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** Files that have not been written for so long will not be written again. */
  private static final Duration QUIET = Duration.ofDays(1);

  private final LogDirectory directory;
  private final Packer packer;
  private final PackedLogTable table;
  private final InstantSource clock;

  /** Spares the table's reading where a file has not grown. */
  private final Map<String, Position> positions = new HashMap<>();

  FilePacking(LogDirectory directory, Packer packer, PackedLogTable table, InstantSource clock) {
    this.directory = directory;
    this.packer = packer;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "the packing of request logs";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  /** Packs what stands in the files now, and deletes those that are done with. */
  @Override
  public synchronized boolean round() throws IOException {
    Instant begun = clock.instant();
    boolean complete = true;
    for (LogFile file : directory.files()) {
      complete &= isPackedAfterwards(file, begun);
    }
    if (complete) {
      table.complete(begun.minus(SETTLING));
    }
    return false;
  }

  private boolean isPackedAfterwards(LogFile file, Instant now) throws IOException {
    try {
      boolean packed = pack(file);
      if (packed && file.lastWritten().isBefore(now.minus(QUIET))) {
        Files.deleteIfExists(file.path());
        positions.remove(file.name());
      }
      return packed;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private boolean pack(LogFile file) throws IOException {
    Position known = positions.get(file.name());
    if (known != null && known.at() >= file.size()) {
      return true;
    }
    Optional<Position> reached = packer.packAll(file, known);
    reached.ifPresent(position -> positions.put(file.name(), position));
    return reached.isPresent();
  }
}
