package dev.bowline.host.system;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files that hold either the old content or the new after a power cut, never a mixture. */
public final class DurableFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private DurableFile() {}

  /**
   * Replaces {@code file}, readable by its owner only, and returns once that is on disk. An
   * interrupt of the thread does not break it off, and is left to the caller.
   */
  public static void replace(Path file, byte[] content) {
    boolean isInterrupted = Thread.interrupted();
    try {
      while (!tryToReplace(file, content)) {
        isInterrupted |= Thread.interrupted();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** False when an interrupt closed a channel on the way; then all of it can be done again. */
  private static boolean tryToReplace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = FileChannel.open(fresh, CREATE, TRUNCATE_EXISTING, WRITE)) {
      Files.setPosixFilePermissions(fresh, OWNER_ONLY);
      writeAll(channel, content);
      channel.force(true);
      Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
      forceDirectory(file);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  /** Writes all of {@code content} at the channel's position. */
  public static void writeAll(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Opens {@code file} for reading and writing, created readable by its owner only. */
  public static FileChannel open(Path file) {
    try {
      boolean isNew = Files.notExists(file);
      FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
      if (isNew) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
        forceDirectory(file);
      }
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open " + file, e);
    }
  }

  /** The same as a file whose writes an interrupt of the thread does not break off. */
  public static RandomAccessFile openUninterruptibly(Path file) {
    try {
      open(file).close();
      return new RandomAccessFile(file.toFile(), "rw");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open " + file, e);
    }
  }

  private static void forceDirectory(Path file) throws IOException {
    try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
      directory.force(true);
    }
  }
}
