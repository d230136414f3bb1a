package dev.bowline.cloud.usage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The directory in which the instances of one machine keep their request logs. */
record LogDirectory(Path path) {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH").withZone(ZoneOffset.UTC);
  private static final String ENDING = ".jsonl";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** Opens a file that did not exist, to be appended to; readable by its owner alone. */
  FileOutputStream create(Instant now, String instance, int count) throws IOException {
    Files.createDirectories(path);
    Path file = path.resolve("%s.%s.%04d%s".formatted(HOUR.format(now), instance, count, ENDING));
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    return new FileOutputStream(file.toFile(), true);
  }

  /** The files of all instances, dead ones too, the oldest hour first. */
  List<LogFile> files() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted()
          .map(LogFile::new)
          .toList();
    }
  }
}
