package dev.bowline.cloud.usage;

import dev.bowline.cloud.credential.Credential.Kind;
import dev.bowline.cloud.usage.CountTable.Counted;
import dev.bowline.cloud.usage.Figures.Bucket;
import dev.bowline.cloud.usage.Figures.ErrorClass;
import dev.bowline.cloud.usage.Figures.ErrorStatus;
import dev.bowline.cloud.usage.Latencies.Band;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes figures out of counts. */
final class Analysis {

  private static final String ENDPOINT = "endpoint:";
  private static final String KEY = "key:";

  private final AnalyticsRange range;
  private final Map<Instant, Map<String, Long>> buckets = new HashMap<>();
  private final Map<String, Long> sums = new HashMap<>();

  /** Of what was {@code counted} within {@code range}. */
  Analysis(AnalyticsRange range, List<Counted> counted) {
    this.range = range;
    for (Counted span : counted) {
      Map<String, Long> bucket =
          buckets.computeIfAbsent(
              Moments.floor(span.begin(), range.bucket()), _ -> new HashMap<>());
      span.counts()
          .forEach((name, count) -> {
            bucket.merge(name, count, Long::sum);
            sums.merge(name, count, Long::sum);
          });
    }
  }

  /**
   * The figures of a whole tenant, in whose counts each key has its number; {@code kinds} tells
   * what a number names.
   */
  Figures ofTenant(LongFunction<Optional<Kind>> kinds) {
    List<Figures.Key> keys =
        named(
            KEY,
            (name, count) -> {
              long number = Long.parseLong(name);
              return key(number, kinds.apply(number).map(Kind::word).orElse(null), count);
            });
    long active = sums.keySet().stream().filter(name -> name.startsWith(KEY)).count();
    return figures(active, keys);
  }

  /** The figures of the key, device or token {@code number}. */
  Figures ofKey(long number, Kind kind) {
    long requests = count(sums, "requests");
    return requests == 0
        ? figures(0, List.of())
        : figures(1, List.of(key(number, kind.word(), requests)));
  }

  private Figures.Key key(long number, @Nullable String kind, long requests) {
    return new Figures.Key(number, kind, requests, LogLink.of(range.from(), range.to()));
  }

  private Figures figures(long activeKeys, List<Figures.Key> keys) {
    return new Figures(
        range.from(),
        range.to(),
        range.bucket().toSeconds(),
        totals(activeKeys),
        timeline(),
        named(
            ENDPOINT,
            (name, count) ->
                new Figures.Endpoint(name, count, LogLink.of(range, "endpoint", name))),
        List.of(errors('4'), errors('5')),
        keys);
  }

  private Figures.Totals totals(long activeKeys) {
    long requests = count(sums, "requests");
    long successful = count(sums, "status:2xx");
    Band p95 = Latencies.percentile(95, sums);
    return new Figures.Totals(
        requests,
        successful,
        requests == 0 ? null : (double) successful / requests,
        requests == 0 ? null : count(sums, "micros") / 1000.0 / requests,
        p95 == null ? null : p95.above(),
        p95 == null ? null : p95.upTo(),
        activeKeys,
        LogLink.of(range.from(), range.to()),
        LogLink.of(range, "status", "2xx"),
        slowest(p95));
  }

  private String slowest(@Nullable Band band) {
    return LogLink.of(range, "min_ms", band == null ? 0 : band.above());
  }

  /** A bucket for each part of the range, also for those in which nothing was asked. */
  private List<Bucket> timeline() {
    List<Bucket> timeline = new ArrayList<>();
    for (Instant at = range.from(); at.isBefore(range.to()); at = at.plus(range.bucket())) {
      Map<String, Long> counts = buckets.getOrDefault(at, Map.of());
      timeline.add(
          new Bucket(
              at,
              count(counts, "requests"),
              count(counts, "status:2xx"),
              count(counts, "status:4xx"),
              count(counts, "status:5xx"),
              LogLink.of(at, at.plus(range.bucket()))));
    }
    return timeline;
  }

  /** Counts of versions that did not note the status itself stand in the class alone. */
  private ErrorClass errors(char first) {
    String name = first + "xx";
    List<ErrorStatus> statuses =
        byCount("status:" + first)
            .filter(entry -> !entry.getKey().endsWith("xx"))
            .map(entry -> Integer.parseInt(entry.getKey().substring("status:".length())))
            .map(status ->
                new ErrorStatus(
                    status, count(sums, "status:" + status), LogLink.of(range, "status", status)))
            .toList();
    return new ErrorClass(
        name, count(sums, "status:" + name), LogLink.of(range, "status", name), statuses);
  }

  private <T> List<T> named(String prefix, BiFunction<String, Long, T> figure) {
    return byCount(prefix)
        .limit(Figures.TOP)
        .map(entry -> figure.apply(entry.getKey().substring(prefix.length()), entry.getValue()))
        .toList();
  }

  private Stream<Map.Entry<String, Long>> byCount(String prefix) {
    return sums.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
  }

  private static long count(Map<String, Long> counts, String name) {
    return counts.getOrDefault(name, 0L);
  }
}
