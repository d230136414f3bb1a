package dev.bowline.cloud.usage;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** Lines on standard output, past every buffer of this process. */
final class StandardOutput implements LineSink {

  private final FileOutputStream output = new FileOutputStream(FileDescriptor.out);

  @Override
  public synchronized void append(byte[] line) throws IOException {
    output.write(line);
  }
}
