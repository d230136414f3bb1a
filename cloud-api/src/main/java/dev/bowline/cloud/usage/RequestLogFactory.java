package dev.bowline.cloud.usage;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/** Chooses where lines go. */
@Factory
final class RequestLogFactory {

  @Singleton
  LineSink sink(RequestLogConfiguration configuration, InstantSource clock, SecureRandom random) {
    return configuration
        .files()
        .<LineSink>map(directory ->
            new RotatingFile(
                new LogDirectory(Path.of(directory)),
                instanceName(random),
                clock,
                RotatingFile.SIZE_LIMIT))
        .orElseGet(StandardOutput::new);
  }

  /** No two processes may ever share a file. */
  private static String instanceName(SecureRandom random) {
    byte[] name = new byte[8];
    random.nextBytes(name);
    return HexFormat.of().formatHex(name);
  }
}
