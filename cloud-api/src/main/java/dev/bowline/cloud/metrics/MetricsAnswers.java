package dev.bowline.cloud.metrics;

import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Host;
import dev.bowline.contract.metrics.Sample;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What whoever looks at a server is answered, by whichever door they came. */
@Singleton
final class MetricsAnswers {

  private final Metrics metrics;
  private final Viewers viewers;
  private final SimulatedMetrics simulated;

  MetricsAnswers(Metrics metrics, Viewers viewers, SimulatedMetrics simulated) {
    this.metrics = metrics;
    this.viewers = viewers;
    this.simulated = simulated;
  }

  /** A range by its word: 400 when there is none such. */
  static Range range(String word) {
    return Range.parse(word)
        .orElseThrow(() ->
            Problem.of(Code.INVALID_PARAMETER, "range must be 1h, 24h, 7d or 30d.").exception());
  }

  /**
   * The latest sample, or nothing while there is none. Who asks is a viewer, so for 30 s the host
   * sends every two seconds; a simulated one always does.
   */
  Optional<Sample> latest(Host host) {
    return switch (host) {
      case Host.Real(long id) -> {
        viewers.look(id);
        yield metrics.latest(id);
      }
      case Host.Simulated(long id) -> Optional.of(simulated.latest(id));
    };
  }

  /** What there is to know about {@code sample}: whose, and of when unless there is none. */
  static Map<String, Object> meta(long serverId, @Nullable Sample sample) {
    return sample == null
        ? Map.of("server_id", serverId)
        : Map.of("server_id", serverId, "as_of", sample.at().toString());
  }

  /** Averages and peaks over {@code range} in at most 300 points. */
  Success<List<MetricsPoint>> history(Host host, Range range) {
    List<Summary> points =
        switch (host) {
          case Host.Real(long id) -> metrics.history(id, range);
          case Host.Simulated(long id) -> simulated.history(id, range);
        };
    return Success.of(
        points.stream().map(MetricsPoint::of).toList(),
        Map.of(
            "server_id", host.id(),
            "range", range.word(),
            "step_seconds", range.step().toSeconds()));
  }
}
