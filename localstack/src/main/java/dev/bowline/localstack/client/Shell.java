package dev.bowline.localstack.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The scripts of {@code localstack/}, as a person calls them. */
public record Shell(Path directory) {

  private static final long PATIENCE_MINUTES = 5;

  /** What a finished process left behind. */
  public record Ended(int status, String output) {}

  /** The scripts beside {@code installation}. */
  public static Shell of(Installation installation) {
    return new Shell(installation.directory());
  }

  /** Runs {@code command} on test server {@code number} and returns what it printed. */
  public String onServer(int number, String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of("exec", Integer.toString(number)));
    words.addAll(List.of(command));
    return successful(words.toArray(String[]::new));
  }

  /** Runs a script, which must exit with 0, and returns what it printed. */
  public String successful(String... script) throws IOException {
    Ended ended = run(script);
    if (ended.status() != 0) {
      throw new AssertionError(String.join(" ", script) + " ended with " + ended);
    }
    return ended.output();
  }

  /** Runs a script with its arguments to its end. */
  public Ended run(String... script) throws IOException {
    List<String> words = new ArrayList<>(List.of(script));
    words.set(0, directory.resolve(script[0]).toString());
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    Future<byte[]> output = CompletableFuture.supplyAsync(() -> read(process));
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", script) + " did not end");
      }
      String text = new String(output.get(), StandardCharsets.UTF_8).strip();
      return new Ended(process.exitValue(), text);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static byte[] read(Process process) {
    try {
      return process.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
