package dev.bowline.host.resource.backup;

import dev.bowline.contract.Secret;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.DurableFile;
import dev.bowline.host.system.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Through which the agent and a job's unit speak. Every file is its owner's alone.
 *
 * @param state outlives a reboot and holds no secret
 * @param secrets in memory, and gone with the job
 */
record JobFolder(UUID id, Path state, Path secrets) {

  static JobFolder of(Places places, UUID id) {
    return new JobFolder(
        id, places.jobs().resolve(id.toString()), places.jobSecrets().resolve(id.toString()));
  }

  /** Makes the folder. */
  void make() {
    privately(state);
  }

  /** Puts the secrets and the authority's certificates where the unit reads them. */
  void put(Secret password, Secret token, Optional<String> authority) {
    privately(secrets);
    DurableFile.replace(password(), password.reveal());
    DurableFile.replace(token(), token.reveal());
    authority.ifPresent(pem ->
        DurableFile.replace(authority(), pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  /** The token of the endpoint, when the job still has its secrets. */
  Optional<Secret> readToken() {
    return read(token()).map(Secret::of);
  }

  boolean hasSecrets() {
    return Files.exists(token());
  }

  Path password() {
    return secrets.resolve("password");
  }

  Path token() {
    return secrets.resolve("token");
  }

  Path authority() {
    return secrets.resolve("authority.pem");
  }

  void write(Order order) {
    DurableFile.replace(state.resolve("order.json"), Json.bytes(order.toFields()));
  }

  /** What was ordered; nothing before it was, or when another version wrote it. */
  Optional<Order> order() {
    return fields("order.json").flatMap(fields -> understood(() -> Order.of(fields)));
  }

  void write(Outcome outcome) {
    DurableFile.replace(state.resolve("outcome.json"), Json.bytes(outcome.toFields()));
  }

  /** How the job ended; nothing before it has. */
  Optional<Outcome> outcome() {
    return fields("outcome.json").flatMap(fields -> understood(() -> Outcome.of(fields)));
  }

  void write(Plan plan) {
    DurableFile.replace(state.resolve("plan.json"), Json.bytes(plan.toFields()));
  }

  /** What a restoration began; nothing before it has. */
  Optional<Plan> plan() {
    return fields("plan.json").flatMap(fields -> understood(() -> Plan.of(fields)));
  }

  /** Says how far the job is. */
  void progress(String text) {
    Path fresh = state.resolve("progress.new");
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, state.resolve("progress"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + fresh, e);
    }
  }

  /** The last that was said of it. */
  Optional<String> progress() {
    return read(state.resolve("progress"))
        .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Takes the secrets away. */
  void deleteSecrets() {
    Trees.delete(secrets);
  }

  /** Forgets every job but this one: they are over and reported. */
  void deleteOthers() {
    for (Path folder : new Path[] {state, secrets}) {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null && Files.isDirectory(parent)) {
        try (Stream<Path> jobs = Files.list(parent)) {
          jobs.filter(job -> !job.equals(folder.toAbsolutePath())).forEach(Trees::delete);
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot read " + parent, e);
        }
      }
    }
  }

  private Optional<Fields> fields(String name) {
    return read(state.resolve(name)).flatMap(bytes -> understood(() -> Json.read(bytes)));
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static <T> Optional<T> understood(java.util.function.Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (WireException writtenByAnotherVersion) {
      return Optional.empty();
    }
  }

  private static void privately(Path directory) {
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + directory, e);
    }
  }
}
