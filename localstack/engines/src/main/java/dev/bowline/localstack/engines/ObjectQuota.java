package dev.bowline.localstack.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How many bytes all buckets together may hold. The limit is a number in the file {@code s3/quota}
 * of the data directory, so that a test can set and lift it while the engines run, also from
 * another process; no file is no limit. The next write minds it.
 */
public final class ObjectQuota {

  private static final String FILE = "quota";

  private final PrivateFiles directory;
  private final Path buckets;

  ObjectQuota(PrivateFiles directory, Path buckets) {
    this.directory = directory;
    this.buckets = buckets;
  }

  /** Allows {@code bytes} in all; nothing stands for no limit. */
  public void limit(OptionalLong bytes) throws IOException {
    if (bytes.isEmpty()) {
      Files.deleteIfExists(directory.path(FILE));
    } else {
      directory.write(FILE, Long.toString(bytes.getAsLong()).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Whether {@code bytes} more fit. */
  public boolean hasRoomFor(long bytes) {
    try {
      return used() + bytes <= Long.parseLong(Files.readString(directory.path(FILE)).strip());
    } catch (NoSuchFileException unlimited) {
      return true;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private long used() throws IOException {
    try (Stream<Path> files = Files.walk(buckets)) {
      return files.mapToLong(ObjectQuota::size).sum();
    } catch (UncheckedIOException vanished) {
      // A file went while the tree was walked: look again.
      return used();
    }
  }

  private static long size(Path path) {
    return Files.isRegularFile(path) ? path.toFile().length() : 0;
  }
}
