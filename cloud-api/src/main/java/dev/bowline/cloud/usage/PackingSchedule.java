package dev.bowline.cloud.usage;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Packs every five seconds where the log goes to files. */
@Singleton
@Requires(property = "bowline.request-log.directory")
final class PackingSchedule {

  private static final Logger LOG = LoggerFactory.getLogger(PackingSchedule.class);

  private final FilePacking packing;

  PackingSchedule(FilePacking packing) {
    this.packing = packing;
  }

  /** A failed run is repeated by the next. */
  @Scheduled(initialDelay = "2s", fixedDelay = "5s")
  void pack() {
    try {
      packing.run();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The request log is not packed", e);
    }
  }
}
