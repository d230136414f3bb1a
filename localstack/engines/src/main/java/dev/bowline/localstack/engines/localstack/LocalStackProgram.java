package dev.bowline.localstack.engines.localstack;

import java.nio.file.Path;

/** How LocalStack is to be had on this machine. */
public sealed interface LocalStackProgram {

  /** From PyPI, installed where {@code python} finds it. */
  record Installed(Path python) implements LocalStackProgram {}

  /** From a container that docker starts by {@code composeFile}. */
  record Composed(Path composeFile) implements LocalStackProgram {}
}
