package dev.bowline.cloud.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** One file of the request log. */
record LogFile(Path path) implements LineSource {

  @Override
  public String name() {
    return path.getFileName().toString();
  }

  /**
   * Whole lines from {@code position} on, as many as fit. A line without its line feed is not read:
   * it may still be on its way.
   */
  @Override
  public Slice read(Position position) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      ByteBuffer buffer =
          ByteBuffer.allocate(Math.clamp(file.size() - position.at(), 0, Slice.LIMIT));
      file.position(position.at());
      while (buffer.hasRemaining() && file.read(buffer) >= 0) {}
      byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
      byte[] lines = Arrays.copyOf(bytes, endOfLastLine(bytes));
      return new Slice(name(), position, lines, Marks.NONE);
    }
  }

  /** How many bytes were written. */
  long size() throws IOException {
    return Files.size(path);
  }

  /** When it was last written. */
  Instant lastWritten() throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  private static int endOfLastLine(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
