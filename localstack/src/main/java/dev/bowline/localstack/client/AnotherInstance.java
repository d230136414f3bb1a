package dev.bowline.localstack.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One more API process on Netty, on the same tables, queues and database, on another port. */
public final class AnotherInstance implements AutoCloseable {

  private static final int PORTS_APART = 100;
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final long STOP_SECONDS = 60;

  private final Process process;
  private final URI url;

  private AnotherInstance(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it with the configuration of the first, but for the port, and waits for its port. */
  public static AnotherInstance start(Installation installation, Path directory)
      throws IOException {
    return start(installation, directory, List.of(), ApiCommandLine.USUAL);
  }

  /**
   * The same with options of one's own.
   *
   * @param wrapper a program with its arguments that runs the rest of its command line
   * @param options of the Java virtual machine
   */
  public static AnotherInstance start(
      Installation installation, Path directory, List<String> wrapper, List<String> options)
      throws IOException {
    int port = installation.url().getPort();
    String first = Files.readString(installation.directory().resolve(".run/api.yml"));
    Path configuration = directory.resolve("another.yml");
    Files.writeString(
        configuration,
        first
            .replace("\"port\" : " + port, "\"port\" : " + (port + PORTS_APART))
            .replace("\"on-start\" : true", "\"on-start\" : false"));
    Process process =
        new ProcessBuilder(command(installation, configuration, wrapper, options))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("another.log").toFile()))
            .start();
    URI url = URI.create("https://127.0.0.1:" + (port + PORTS_APART));
    AnotherInstance another = new AnotherInstance(process, url);
    try {
      another.awaitPort();
    } catch (IOException failed) {
      another.close();
      throw failed;
    }
    return another;
  }

  private static List<String> command(
      Installation installation, Path configuration, List<String> wrapper, List<String> options) {
    Path target = installation.directory().resolveSibling("cloud-api/target");
    return Stream.concat(
            wrapper.stream(), new ApiCommandLine(target, configuration, options).words().stream())
        .toList();
  }

  /** Where it answers. */
  public URI url() {
    return url;
  }

  /** Asks it to end, waits, and insists after a minute. */
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

  private void awaitPort() throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (!listens()) {
      if (!process.isAlive()) {
        throw new IOException("The other instance ended with " + process.exitValue());
      }
      if (System.nanoTime() > end) {
        throw new IOException("The other instance does not listen after " + START);
      }
      try {
        Thread.sleep(LOOK_AGAIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }

  private boolean listens() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      return socket.isConnected();
    } catch (ConnectException notYet) {
      return false;
    }
  }
}
