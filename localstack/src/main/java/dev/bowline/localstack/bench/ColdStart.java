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

/**
 * From the start of the API's process on Netty, on one processor, to its first answer to a signed
 * request: with an AOT cache of the JDK and without, in turns.
 */
record ColdStart(Installation installation, SigningKey key) {

  private static final int ROUNDS = 5;
  private static final int TRAINING = 30;
  private static final List<String> ONE_PROCESSOR = List.of("taskset", "-c", "0");

  Row row() throws IOException {
    Path directory = Files.createTempDirectory("bowline-start");
    Path cache = directory.resolve("api.aot");
    train(directory, cache);
    Timings with = new Timings();
    Timings without = new Timings();
    for (int i = 0; i < ROUNDS; i++) {
      with.add(start(directory, List.of("-XX:AOTCache=" + cache)));
      without.add(start(directory, List.of()));
    }
    return new Row(
        "Process start to first signed 200, with the JDK's AOT cache against without (median of %d)"
            .formatted(ROUNDS),
        "%.2f ×".formatted(with.median() / without.median()),
        "%.0f ms against %.0f ms, on one processor; the cache has %.0f MB"
            .formatted(with.median(), without.median(), Files.size(cache) / 1e6));
  }

  /** The cache is written when the process ends. */
  private void train(Path directory, Path cache) throws IOException {
    try (AnotherInstance instance =
        AnotherInstance.start(
            installation, directory, List.of(), List.of("-XX:AOTCacheOutput=" + cache))) {
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

  private static void firstAnswer(ApiClient client) throws IOException {
    Answer answer = client.get("/v1/me");
    if (answer.status() != 200) {
      throw new IOException("Expected 200: " + answer);
    }
  }
}
