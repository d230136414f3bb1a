package dev.bowline.cloud.metrics;

import dev.bowline.contract.metrics.Sample;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps what hosts measured, each moment once however often it is sent, and tells it again. */
@Singleton
final class Metrics {

  private static final Duration OLDEST = Duration.ofDays(30);
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final int ATTEMPTS = 5;

  private final MetricsTable table;
  private final InstantSource clock;

  Metrics(MetricsTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Keeps {@code samples}; those older than 30 days or more than 5 minutes ahead are dropped. May
   * be repeated: what broke off is completed.
   */
  void keep(long serverId, List<Sample> samples) {
    Instant now = clock.instant();
    List<Sample> plausible =
        samples.stream()
            .filter(sample -> sample.at().isAfter(now.minus(OLDEST)))
            .filter(sample -> sample.at().isBefore(now.plus(AHEAD)))
            .toList();
    Bucket.of(plausible).forEach(bucket -> keep(serverId, bucket));
    plausible.stream()
        .max(Comparator.comparing(Sample::at))
        .ifPresent(newest -> table.putLatest(serverId, newest, now));
  }

  Optional<Sample> latest(long serverId) {
    return table.latest(serverId);
  }

  /** The points of {@code range}, at most 300, rising in time; stretches without samples lack. */
  List<Summary> history(long serverId, Range range) {
    Instant from = range.first(clock.instant());
    return List.copyOf(
        summaries(serverId, range, from).stream()
            .collect(
                Collectors.toMap(
                    summary -> Bucket.floor(summary.from(), range.step()),
                    summary ->
                        Summary.empty(Bucket.floor(summary.from(), range.step())).with(summary),
                    Summary::with,
                    TreeMap::new))
            .values());
  }

  private List<Summary> summaries(long serverId, Range range, Instant from) {
    return range == Range.HOUR
        ? table.samples(serverId, from).stream()
            .map(sample -> Summary.of(sample.at(), List.of(sample)))
            .toList()
        : table.summaries(serverId, from);
  }

  private void keep(long serverId, Bucket more) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      MetricsTable.Stored stored = table.bucket(serverId, more.from());
      Bucket all = stored.bucket().with(more.samples());
      if (table.replace(serverId, all, stored.version())) {
        table.put(serverId, Summary.of(all.from(), all.samples()));
        return;
      }
    }
    throw new IllegalStateException("Bucket of server " + serverId + " is contended");
  }
}
