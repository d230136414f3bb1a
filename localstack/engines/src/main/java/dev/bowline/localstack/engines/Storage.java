package dev.bowline.localstack.engines;

import java.nio.file.Path;

/** Where the engines keep what they know. */
public sealed interface Storage {

  /** Everything is forgotten when the engines close. */
  record Temporary() implements Storage {}

  /** Everything survives a restart in {@code directory}, which is created with mode 0700. */
  record Kept(Path directory) implements Storage {}
}
