package dev.bowline.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs another program and waits for it. */
final class Program {

  private Program() {}

  /**
   * Runs {@code command}, feeds it {@code input}, and appends what it prints to {@code log}. Throws
   * when it fails; the message names the command and the log, never the input.
   */
  static void run(List<String> command, String input, Path log) throws IOException {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (exitCode(process) != 0) {
      throw new IOException(String.join(" ", command) + " failed, see " + log);
    }
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
