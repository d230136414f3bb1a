package dev.bowline.localstack.bench;

import dev.bowline.localstack.client.AnotherInstance;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the start of the API's process on Netty, on one processor, to its first answer to a signed
 * request: with an AOT cache of the JDK and without, in turns.
 */
record ColdStart(Installation installation, SigningKey key) {

  private static final int ROUNDS = 5;
  private static final int TRAINING = 30;
  private static final List<String> ONE_PROCESSOR = List.of("taskset", "-c", "0");

  /** The cache is mapped where it was made, so that nothing in it has to be moved. */
  private static final List<String> USUAL =
      List.of("-XX:+UseSerialGC", "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

  /** Compiles sooner, and never to the best code. */
  private static final List<String> C1_ALONE = List.of("-XX:TieredStopAtLevel=1");

  Row row() throws IOException {
    Starts usual = starts(List.of());
    Starts quick = starts(C1_ALONE);
    return new Row(
        "Process start to first signed 200 on one processor, with the JDK's AOT cache against without (median of %d)"
            .formatted(ROUNDS),
        usual.ratio(),
        "%s; with the C1 compiler alone %s: %s; the cache has %.0f MB"
            .formatted(usual.times(), quick.ratio(), quick.times(), usual.cacheSize() / 1e6));
  }

  /** What one way of starting took, in milliseconds, and the bytes of its cache. */
  private record Starts(Timings with, Timings without, long cacheSize) {

    String ratio() {
      return "%.2f ×".formatted(with.median() / without.median());
    }

    String times() {
      return "%.0f ms against %.0f ms".formatted(with.median(), without.median());
    }
  }

  private Starts starts(List<String> compilers) throws IOException {
    Path directory = Files.createTempDirectory("bowline-start");
    try {
      return starts(compilers, directory);
    } finally {
      deleteWithFiles(directory);
    }
  }

  private Starts starts(List<String> compilers, Path directory) throws IOException {
    Path cache = directory.resolve("api.aot");
    List<String> without = together(USUAL, compilers);
    train(directory, together(without, List.of("-XX:AOTCacheOutput=" + cache)), cache);
    List<String> with = together(without, List.of("-XX:AOTCache=" + cache));
    Starts starts = new Starts(new Timings(), new Timings(), Files.size(cache));
    for (int i = 0; i < ROUNDS; i++) {
      starts.with().add(start(directory, with));
      starts.without().add(start(directory, without));
    }
    return starts;
  }

  /** The settings of an instance hold secrets. */
  private static void deleteWithFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** The cache is written when the process ends. */
  private void train(Path directory, List<String> options, Path cache) throws IOException {
    try (AnotherInstance instance =
        AnotherInstance.start(installation, directory, List.of(), options)) {
      ApiClient client = client(instance);
      for (int i = 0; i < TRAINING; i++) {
        firstAnswer(client);
      }
    }
    if (!Files.exists(cache)) {
      throw new IOException("No AOT cache was written: see " + directory.resolve("another.log"));
    }
  }

  private double start(Path directory, List<String> options) throws IOException {
    long start = System.nanoTime();
    try (AnotherInstance instance =
        AnotherInstance.start(installation, directory, ONE_PROCESSOR, options)) {
      firstAnswer(client(instance));
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private ApiClient client(AnotherInstance instance) {
    return new ApiClient(instance.url(), installation.authority(), key);
  }

  private static List<String> together(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static void firstAnswer(ApiClient client) throws IOException {
    Answer answer = client.get("/v1/me");
    if (answer.status() != 200) {
      throw new IOException("Expected 200: " + answer);
    }
  }
}
