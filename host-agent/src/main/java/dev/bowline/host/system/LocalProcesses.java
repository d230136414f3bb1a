package dev.bowline.host.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Programs of this host, with an empty standard input, the C locale and a fixed path, so that
 * neither the environment of the agent nor its locale changes what they do.
 */
public final class LocalProcesses implements Processes {

  private static final int MAX_OUTPUT = 1 << 20;

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C", "SYSTEMD_COLORS", "0");

  @Override
  public Ended run(List<String> arguments, Duration limit) {
    try {
      return finish(start(arguments, Map.of()), limit);
    } catch (IOException e) {
      return new Ended(NOT_STARTED, "", arguments.getFirst() + " could not be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ended(TIMED_OUT, "", "interrupted");
    }
  }

  /** Starts a program with these variables added to the fixed ones. */
  static Process start(List<String> arguments, Map<String, String> more) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(arguments);
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().putAll(more);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static Ended finish(Process process, Duration limit) throws InterruptedException {
    CompletableFuture<String> errors = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> errors.complete(text(process.getErrorStream())));
    CompletableFuture<String> output = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> output.complete(text(process.getInputStream())));
    boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    // A child of the program may hold its output open for ever.
    output.completeOnTimeout("", 1, TimeUnit.SECONDS);
    errors.completeOnTimeout("", 1, TimeUnit.SECONDS);
    return new Ended(ended ? process.exitValue() : TIMED_OUT, output.join(), errors.join());
  }

  private static String text(InputStream stream) {
    try (stream) {
      String text = new String(stream.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
      stream.skip(Long.MAX_VALUE);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
