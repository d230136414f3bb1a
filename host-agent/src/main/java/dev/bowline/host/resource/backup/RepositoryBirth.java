package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.Outcome;
import dev.bowline.host.system.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a repository where there is none. restic of Debian would first ask whether the bucket is
 * there, which nobody may ask whose keys are good for one prefix of it only; so it makes the
 * repository in a directory, and the few files of that are put into the bucket: the key, and last
 * the configuration, without which there is no repository. Keys without a configuration are of a
 * birth that was cut off, and would open nothing; backups without one are damaged, and left alone.
 */
final class RepositoryBirth {

  private static final String CONFIG = "config";
  private static final String KEYS = "keys/";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Processes processes;
  private final Path cache;

  RepositoryBirth(Processes processes, Path cache) {
    this.processes = processes;
    this.cache = cache;
  }

  /** Makes the repository in {@code bucket} unless it is there; why that failed, if it did. */
  Optional<Outcome> ensure(Bucket bucket, JobFolder folder) {
    Path draft = cache.resolve("restic-" + folder.id());
    try {
      if (bucket.list(CONFIG).contains(CONFIG)) {
        return Optional.empty();
      }
      if (!bucket.list("").stream().allMatch(name -> name.startsWith(KEYS))) {
        return Optional.of(
            new Outcome.Failed(
                "REPOSITORY_DAMAGED", "There are backups, but their configuration is gone"));
      }
      Files.createDirectories(cache);
      Trees.delete(draft);
      Processes.Ended made = make(draft, folder.password());
      return made.succeeded() ? publish(draft, bucket) : Optional.of(failure(made));
    } catch (IOException e) {
      return Optional.of(Diagnosis.of(e));
    } finally {
      Trees.delete(draft);
    }
  }

  private Processes.Ended make(Path draft, Path password) {
    return processes.run(
        List.of(
            "restic",
            "--no-cache",
            "--repo",
            draft.toString(),
            "--password-file",
            password.toString(),
            "init"),
        PATIENCE);
  }

  private static Optional<Outcome> publish(Path draft, Bucket bucket) throws IOException {
    for (String stale : bucket.list(KEYS)) {
      bucket.delete(stale);
    }
    try (Stream<Path> keys = Files.list(draft.resolve("keys"))) {
      keys.forEach(key -> put(bucket, KEYS + key.getFileName(), key));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    bucket.put(CONFIG, Files.readAllBytes(draft.resolve(CONFIG)));
    return Optional.empty();
  }

  private static void put(Bucket bucket, String name, Path file) {
    try {
      bucket.put(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Outcome failure(Processes.Ended ended) {
    return Diagnosis.of(
        new Restic.Ended(ended.exit(), ended.errors().lines().toList(), 0), "REPOSITORY_UNUSABLE");
  }
}
