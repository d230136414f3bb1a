package dev.bowline.cloud.usage;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

/** Puts the packer of files together where the log goes to files. */
@Factory
final class PackingFactory {

  @Singleton
  @Requires(property = "bowline.request-log.directory")
  FilePacking filePacking(
      RequestLogConfiguration configuration,
      Packer packer,
      PackedLogTable table,
      InstantSource clock) {
    LogDirectory directory = new LogDirectory(Path.of(configuration.files().orElseThrow()));
    return new FilePacking(directory, packer, table, clock);
  }
}
