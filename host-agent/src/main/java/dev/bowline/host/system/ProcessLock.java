package dev.bowline.host.system;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/** A lock that one process at a time holds; the kernel takes it back however the process ends. */
public final class ProcessLock implements Closeable {

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock on {@code file}, made if absent; nothing when somebody holds it. */
  public static Optional<ProcessLock> tryTake(Path file) {
    FileChannel channel = DurableFile.open(file);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new ProcessLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (OverlappingFileLockException heldByThisProcess) {
      close(channel);
      return Optional.empty();
    } catch (IOException e) {
      close(channel);
      throw new UncheckedIOException("Cannot lock " + file, e);
    }
  }

  @Override
  public void close() {
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
