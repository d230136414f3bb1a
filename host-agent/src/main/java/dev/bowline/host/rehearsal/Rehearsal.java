package dev.bowline.host.rehearsal;

import dev.bowline.host.Agent;
import dev.bowline.host.Composition;
import dev.bowline.host.Surroundings;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Places;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Runs the agent against a stage of paper: a cloud, a queue and a systemd that answer from memory.
 * What the JVM loads and links meanwhile goes into its AOT cache (JEP 514). Needs neither root nor
 * a network, and leaves nothing behind.
 */
public final class Rehearsal {

  private static final Duration LENGTH = Duration.ofSeconds(2);

  private static final String POLICY =
      "services = nginx php*\noperations = services.restart inventory.refresh metrics.watch\n";

  private Rehearsal() {}

  /** Rehearses once, in a temporary directory. */
  public static void run() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("bowline-rehearsal");
    try {
      run(new Places(directory, directory));
    } finally {
      delete(directory);
    }
  }

  private static void run(Places places) throws IOException, InterruptedException {
    Files.writeString(places.policy(), POLICY);
    StageCloud cloud = new StageCloud(InstantSource.system());
    Identity identity = cloud.identity();
    identity.save(places.identity());
    Agent agent =
        new Composition(surroundings(places, cloud))
            .agent(Identity.in(places.identity()).orElseThrow(), () -> {});
    agent.start();
    Thread.sleep(LENGTH);
    agent.stop();
  }

  private static Surroundings surroundings(Places places, StageCloud cloud) throws IOException {
    return new Surroundings(
        places,
        Path.of("/"),
        "rehearsal",
        Files.getOwner(places.policy()).getName(),
        new StageSystemd(),
        authority -> cloud,
        InstantSource.system(),
        new SecureRandom(),
        Thread::sleep,
        new Log(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
