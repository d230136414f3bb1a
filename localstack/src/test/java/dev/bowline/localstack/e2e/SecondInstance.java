package dev.bowline.localstack.e2e;

import dev.bowline.localstack.client.Installation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One more API process on the same tables, queues and database, on another port. */
final class SecondInstance implements AutoCloseable {

  private static final int PORTS_APART = 100;
  private static final Duration START = Duration.ofSeconds(60);
  private static final long STOP_SECONDS = 20;

  private final Process process;
  private final URI url;

  private SecondInstance(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it with the configuration of the first, but for the port, and waits for its port. */
  static SecondInstance start(Installation installation, Path directory) throws Exception {
    int port = installation.url().getPort();
    String first = Files.readString(installation.directory().resolve(".run/api.yml"));
    Path configuration = directory.resolve("second.yml");
    Files.writeString(
        configuration, first.replace("\"port\" : " + port, "\"port\" : " + (port + PORTS_APART)));
    Path target = installation.directory().resolveSibling("cloud-api/target");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dmicronaut.config.files=" + configuration,
                "-cp",
                target.resolve("cloud-api-0.1.0.jar") + ":" + target.resolve("lib") + "/*",
                "dev.bowline.cloud.Application")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("second.log").toFile())
            .start();
    URI url = URI.create("https://127.0.0.1:" + (port + PORTS_APART));
    SecondInstance second = new SecondInstance(process, url);
    Eventually.holds("The second instance", START, second::listens);
    return second;
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean listens() throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError("The second instance ended with " + process.exitValue());
    }
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      return socket.isConnected();
    } catch (ConnectException notYet) {
      return false;
    }
  }
}
