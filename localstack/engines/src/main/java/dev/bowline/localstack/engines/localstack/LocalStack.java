package dev.bowline.localstack.engines.localstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** LocalStack, running on 127.0.0.1 with nothing in it. */
public sealed interface LocalStack extends AutoCloseable
    permits LocalStackProcess, LocalStackContainer {

  /**
   * Starts it and returns when every service that the cloud needs runs.
   *
   * @param directory for its files, its log and its process id
   * @param port where to listen; a container has a port of its own
   */
  static LocalStack start(LocalStackProgram program, Path directory, int port) throws IOException {
    return switch (program) {
      case LocalStackProgram.Installed(Path python) ->
          LocalStackProcess.start(python, directory, port);
      case LocalStackProgram.Composed(Path composeFile) ->
          LocalStackContainer.start(composeFile, directory);
    };
  }

  /** Where every service answers, over plain HTTP. */
  URI endpoint();

  /** Stops it and waits until it is gone; all that it held is forgotten. */
  @Override
  void close() throws IOException;
}
