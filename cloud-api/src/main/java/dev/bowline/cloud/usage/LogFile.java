package dev.bowline.cloud.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** One file of the request log. */
record LogFile(Path path) {

  /**
   * The most bytes of one slice. Its lines fit one item of DynamoDB (400 KB) even when they do not
   * compress at all.
   */
  static final int SLICE_LIMIT = 256 << 10;

  /** Its name, which no other file ever has. */
  String name() {
    return path.getFileName().toString();
  }

  /**
   * Whole lines from {@code position} on, as many as fit. A line without its line feed is not read:
   * it may still be on its way.
   */
  Slice read(long position) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(file.size() - position, 0, SLICE_LIMIT));
      file.position(position);
      while (buffer.hasRemaining() && file.read(buffer) >= 0) {}
      byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
      return new Slice(name(), position, Arrays.copyOf(bytes, endOfLastLine(bytes)));
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
