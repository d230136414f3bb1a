package dev.bowline.cloud.usage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The files of one instance. A new one begins with each hour, at a size, and after a failed write,
 * which may have left part of a line. A file is never renamed and never written again once a newer
 * one has begun, so (name, position) means the same for ever.
 */
final class RotatingFile implements LineSink {

  /** The size in bytes at which the next file begins. */
  static final long SIZE_LIMIT = 64L << 20;

  private final LogDirectory directory;
  private final String instance;
  private final InstantSource clock;
  private final long sizeLimit;

  private @Nullable FileOutputStream file;
  private long hour;
  private long size;
  private int count;

  RotatingFile(LogDirectory directory, String instance, InstantSource clock, long sizeLimit) {
    this.directory = directory;
    this.instance = instance;
    this.clock = clock;
    this.sizeLimit = sizeLimit;
  }

  @Override
  public synchronized void append(byte[] line) throws IOException {
    try {
      current(clock.instant()).write(line);
      size += line.length;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private FileOutputStream current(Instant now) throws IOException {
    FileOutputStream open = file;
    long currentHour = now.getEpochSecond() / 3600;
    if (open != null && hour == currentHour && size < sizeLimit) {
      return open;
    }
    close();
    FileOutputStream next = directory.create(now, instance, count++);
    file = next;
    hour = currentHour;
    size = 0;
    return next;
  }

  private void close() throws IOException {
    FileOutputStream open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }
}
