package dev.bowline.localstack.engines;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A directory (0700) of files (0600) that only their owner reads. */
public final class PrivateFiles {

  private final Path directory;

  /** Creates the directory when it is missing. */
  public PrivateFiles(Path directory) throws IOException {
    this.directory = directory;
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** Where the file of this name is, or would be. */
  public Path path(String name) {
    return directory.resolve(name);
  }

  /** The bytes kept under this name; on the first call they are what {@code first} gives. */
  public synchronized byte[] keep(String name, Supplier<byte[]> first) throws IOException {
    if (!Files.exists(path(name))) {
      write(name, first.get());
    }
    return Files.readAllBytes(path(name));
  }

  /** Replaces the file as a whole: a reader sees the old bytes or the new, never a part. */
  public synchronized void write(String name, byte[] content) throws IOException {
    Path unfinished = path(name + ".new");
    Files.deleteIfExists(unfinished);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(unfinished, options, mode)) {
      channel.write(ByteBuffer.wrap(content));
    }
    Files.move(unfinished, path(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
