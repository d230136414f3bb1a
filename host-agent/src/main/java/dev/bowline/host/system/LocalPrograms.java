package dev.bowline.host.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Programs of this host, in the surroundings of {@link LocalProcesses}. */
public final class LocalPrograms implements Programs {

  private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);

  private final LocalProcesses processes = new LocalProcesses();

  @Override
  public int run(List<String> arguments, Map<String, String> environment, Listener listener) {
    try {
      return attend(LocalProcesses.start(arguments, environment), listener);
    } catch (IOException e) {
      return Processes.NOT_STARTED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Processes.TIMED_OUT;
    }
  }

  private int attend(Process process, Listener listener) throws InterruptedException {
    Thread errors =
        Thread.ofPlatform()
            .daemon()
            .start(() -> lines(process.getErrorStream(), line -> hear(process, listener, line)));
    lines(process.getInputStream(), listener::output);
    int exit = process.waitFor();
    errors.join();
    return exit;
  }

  private void hear(Process process, Listener listener, String line) {
    if (!listener.error(line)) {
      processes.run(List.of("kill", "-INT", Long.toString(process.pid())), KILL_PATIENCE);
    }
  }

  private static void lines(InputStream stream, Consumer<String> consumer) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().forEach(consumer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
