package dev.bowline.cloud.metrics;

import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
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

  MetricsAnswers(Metrics metrics, Viewers viewers) {
    this.metrics = metrics;
    this.viewers = viewers;
  }

  /** A range by its word: 400 when there is none such. */
  static Range range(String word) {
    return Range.parse(word)
        .orElseThrow(() ->
            Problem.of(Code.INVALID_PARAMETER, "range must be 1h, 24h, 7d or 30d.").exception());
  }

  /**
   * The latest sample, or nothing while there is none. Who asks is a viewer, so for 30 s the host
   * sends every two seconds.
   */
  Optional<Sample> latest(long serverId) {
    viewers.look(serverId);
    return metrics.latest(serverId);
  }

  /** What there is to know about {@code sample}: whose, and of when unless there is none. */
  static Map<String, Object> meta(long serverId, @Nullable Sample sample) {
    return sample == null
        ? Map.of("server_id", serverId)
        : Map.of("server_id", serverId, "as_of", sample.at().toString());
  }

  /** Averages and peaks over {@code range} in at most 300 points. */
  Success<List<Map<String, Object>>> history(long serverId, Range range) {
    return Success.of(
        metrics.history(serverId, range).stream().map(MetricsView::of).toList(),
        Map.of(
            "server_id", serverId,
            "range", range.word(),
            "step_seconds", range.step().toSeconds()));
  }
}
