package dev.bowline.cloud.metrics;

import dev.bowline.cloud.simulation.Load;
import dev.bowline.contract.metrics.Sample;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What simulated hosts measure. It is worked out when somebody asks, and stored nowhere. */
@Singleton
final class SimulatedMetrics {

  /** As often as a host sends that somebody looks at. */
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  /** Enough for a peak that differs from the average, and no more work than an hour's samples. */
  private static final int SAMPLES_PER_POINT = 6;

  private final InstantSource clock;

  SimulatedMetrics(InstantSource clock) {
    this.clock = clock;
  }

  Sample latest(long tenantId) {
    return Load.of(tenantId).sample(Bucket.floor(clock.instant(), INTERVAL));
  }

  /** The points of {@code range}, rising in time, up to now. */
  List<Summary> history(long tenantId, Range range) {
    Instant now = clock.instant();
    Load load = Load.of(tenantId);
    return Stream.iterate(
            range.first(now), from -> !from.isAfter(now), from -> from.plus(range.step()))
        .map(from -> point(load, range, from, now))
        .toList();
  }

  private static Summary point(Load load, Range range, Instant from, Instant now) {
    Duration apart = range.step().dividedBy(SAMPLES_PER_POINT);
    return Summary.of(
        from,
        IntStream.range(0, SAMPLES_PER_POINT)
            .mapToObj(i -> from.plus(apart.multipliedBy(i)))
            .filter(moment -> !moment.isAfter(now))
            .map(load::sample)
            .toList());
  }
}
