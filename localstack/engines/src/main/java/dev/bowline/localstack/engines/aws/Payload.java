package dev.bowline.localstack.engines.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a body. It is read as a whole before anybody looks at it, and can be read again. */
sealed interface Payload extends AutoCloseable {

  /** The largest body that is kept in memory; SQS itself allows 1 MiB per message. */
  int MAX_IN_MEMORY = 2 * 1024 * 1024;

  /** The largest object that is taken in one piece. */
  long MAX_SPOOLED = 512L * 1024 * 1024;

  /** Nothing. */
  static Payload none() {
    return new InMemory(new byte[0]);
  }

  /** Reads a small body. */
  static Payload inMemory(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_IN_MEMORY + 1);
    if (bytes.length > MAX_IN_MEMORY) {
      throw new AwsFault(413, "RequestEntityTooLarge", "The body is larger than 2 MiB.");
    }
    return new InMemory(bytes);
  }

  /** Reads a body of any size into a private file, which is gone when the payload is closed. */
  static Payload spooled(InputStream body) throws IOException {
    var spooled = new Spooled(Files.createTempFile("bowline-s3-", ".body"));
    try (OutputStream file = Files.newOutputStream(spooled.file())) {
      copy(body, file);
      return spooled;
    } catch (IOException | RuntimeException failed) {
      spooled.close();
      throw failed;
    }
  }

  private static void copy(InputStream body, OutputStream file) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long total = 0;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      total += read;
      if (total > MAX_SPOOLED) {
        throw new AwsFault(400, "EntityTooLarge", "An object is at most 512 MiB in one piece.");
      }
      file.write(buffer, 0, read);
    }
  }

  /** The bytes, from the first. */
  InputStream open();

  /** How many there are. */
  long length();

  @Override
  void close();

  /** The bytes as text. */
  default String text() {
    try (InputStream bytes = open()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A small body. */
  final class InMemory implements Payload {

    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void close() {
      // Nothing is held but memory.
    }
  }

  /** A body in a file. */
  record Spooled(Path file) implements Payload {

    @Override
    public InputStream open() {
      try {
        return Files.newInputStream(file);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    @Override
    public long length() {
      return file.toFile().length();
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(file);
      } catch (IOException undeletable) {
        throw new UncheckedIOException(undeletable);
      }
    }
  }
}
