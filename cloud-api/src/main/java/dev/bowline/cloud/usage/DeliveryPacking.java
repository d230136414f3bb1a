package dev.bowline.cloud.usage;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Packs what CloudWatch delivers. A source is what one log stream says in one minute, so that what
 * must be remembered of it stays small: one instance of a function answers a few thousand requests
 * in that time at most.
 */
@Singleton
public final class DeliveryPacking {

  private static final String LINE_START = "{";

  private final Packer packer;

  DeliveryPacking(Packer packer) {
    this.packer = packer;
  }

  /**
   * Packs every request line of {@code log} that is not packed yet. Other output is passed over.
   *
   * @throws IllegalStateException if some must be delivered again; all others are packed
   */
  public void pack(DeliveredLog log) throws IOException {
    int left = 0;
    for (LineSource source : sources(log)) {
      left += packer.packAll(source, null).isPresent() ? 0 : 1;
    }
    if (left > 0) {
      throw new IllegalStateException(left + " minutes of " + log.stream() + " are not packed");
    }
  }

  private static List<LineSource> sources(DeliveredLog log) {
    Map<Instant, List<DeliveredLog.Event>> minutes =
        log.events().stream()
            .filter(event -> event.message().startsWith(LINE_START))
            .collect(
                Collectors.groupingBy(
                    event -> event.time().truncatedTo(ChronoUnit.MINUTES),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return minutes.entrySet().stream()
        .<LineSource>map(minute ->
            new DeliveredLines(
                log.stream() + "@" + Moments.minute(minute.getKey()), minute.getValue()))
        .toList();
  }
}
