package dev.bowline.cloud.usage;

import dev.bowline.cloud.testing.TestingCloud;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The packer, for tests of other features. */
public final class LogPacking {

  private LogPacking() {}

  /** Packs what stands in the files of {@code cloud} now. */
  public static void run(TestingCloud cloud) {
    try {
      cloud.bean(FilePacking.class).round();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
