package dev.bowline.localstack.engines.localstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** LocalStack in a container; docker waits for its health check. */
final class LocalStackContainer implements LocalStack {

  /** As the compose file publishes it. */
  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  private final Path composeFile;
  private final Path log;

  private LocalStackContainer(Path composeFile, Path log) {
    this.composeFile = composeFile;
    this.log = log;
  }

  static LocalStackContainer start(Path composeFile, Path directory) throws IOException {
    Files.createDirectories(directory);
    var container = new LocalStackContainer(composeFile, directory.resolve("docker.log"));
    try {
      container.compose("up", "--force-recreate", "--detach", "--wait", "localstack");
      new Readiness(ENDPOINT).await(() -> true, container.log);
    } catch (IOException failed) {
      container.close();
      throw failed;
    }
    return container;
  }

  private void compose(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("docker", "compose", "--file", composeFile.toString()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed, see " + log);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  @Override
  public URI endpoint() {
    return ENDPOINT;
  }

  @Override
  public void close() throws IOException {
    compose("rm", "--stop", "--force", "--volumes", "localstack");
  }
}
