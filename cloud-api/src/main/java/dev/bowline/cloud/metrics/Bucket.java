package dev.bowline.cloud.metrics;

import dev.bowline.contract.metrics.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The samples of one stretch of five minutes, each moment once.
 *
 * @param samples rising in time
 */
record Bucket(Instant from, List<Sample> samples) {

  static final Duration LENGTH = Duration.ofMinutes(5);

  /** The samples sorted into buckets, which rise in time. */
  static List<Bucket> of(Collection<Sample> samples) {
    Map<Instant, List<Sample>> sorted =
        samples.stream()
            .collect(
                Collectors.groupingBy(
                    sample -> floor(sample.at(), LENGTH), TreeMap::new, Collectors.toList()));
    return sorted.entrySet().stream()
        .map(entry -> new Bucket(entry.getKey(), List.of()).with(entry.getValue()))
        .toList();
  }

  /** Both; of two samples of one moment the one that was here first stays. */
  Bucket with(List<Sample> more) {
    Map<Instant, Sample> byMoment = new TreeMap<>();
    samples.forEach(sample -> byMoment.put(sample.at(), sample));
    more.forEach(sample -> byMoment.putIfAbsent(sample.at(), sample));
    return new Bucket(from, List.copyOf(byMoment.values()));
  }

  /** The last whole multiple of {@code step} since 1970 that is not after {@code moment}. */
  static Instant floor(Instant moment, Duration step) {
    long seconds = step.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }
}
