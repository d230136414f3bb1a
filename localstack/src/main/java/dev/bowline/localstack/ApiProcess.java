package dev.bowline.localstack;

import dev.bowline.localstack.client.ApiCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The API in a JVM of its own, as a customer would run it. Once it has {@linkplain #hasAnswered
 * answered}, a child that dies is started again after a second, until {@link #close}.
 */
final class ApiProcess implements Api {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> command;
  private final Path run;
  private @Nullable Process process;
  private boolean restarts;
  private boolean closing;

  ApiProcess(Settings settings, Path configuration) {
    this.run = settings.run();
    Path target = settings.repository().resolve("cloud-api/target");
    this.command = new ApiCommandLine(target, configuration, ApiCommandLine.USUAL).words();
  }

  @Override
  public synchronized void start() throws IOException {
    if (closing) {
      return;
    }
    Path log = run.resolve("logs/api.log");
    var started =
        new ProcessBuilder(command)
            .directory(run.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    Files.writeString(run.resolve("api.pid"), started.pid() + "\n");
    var _ = started.onExit().thenRun(this::startAgain);
  }

  @Override
  public synchronized void hasAnswered() {
    restarts = true;
  }

  @Override
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  private void startAgain() {
    synchronized (this) {
      if (closing || !restarts) {
        return;
      }
    }
    System.err.println("the API ended and is started again, see logs/api.log");
    try {
      Thread.sleep(PAUSE);
      start();
    } catch (IOException failed) {
      System.err.println("the API does not start: " + failed.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the API to end and insists after 20 s. */
  @Override
  public void close() {
    Process last;
    synchronized (this) {
      closing = true;
      last = process;
    }
    if (last == null) {
      return;
    }
    last.destroy();
    try {
      if (!last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        last.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      last.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
