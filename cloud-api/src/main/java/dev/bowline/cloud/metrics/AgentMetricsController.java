package dev.bowline.cloud.metrics;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.AgentOnly;
import dev.bowline.cloud.bandwidth.Bandwidths;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Presence;
import dev.bowline.contract.metrics.Bandwidth;
import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where hosts send their samples. */
@Controller("/agent/v1/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@AgentOnly
final class AgentMetricsController {

  private static final int MOST = 2_000;

  private final Metrics metrics;
  private final Viewers viewers;
  private final Bandwidths bandwidths;
  private final Presence presence;

  AgentMetricsController(
      Metrics metrics, Viewers viewers, Bandwidths bandwidths, Presence presence) {
    this.metrics = metrics;
    this.viewers = viewers;
    this.bandwidths = bandwidths;
    this.presence = presence;
  }

  /**
   * Keeps samples and, when the body has it, the bandwidth; answers how long the host shall wait
   * until it sends the next.
   */
  @Post
  Map<String, Object> keep(Principal.Host host, @Body Map<String, Object> body) {
    Fields fields = Fields.of(body);
    List<Sample> samples = fields.list("samples", Sample::of);
    if (samples.size() > MOST) {
      throw Problem.of(Code.INVALID_BODY, "At most " + MOST + " samples.").exception();
    }
    Optional<Bandwidth> bandwidth =
        fields.has("bandwidth")
            ? Optional.of(Bandwidth.of(fields.object("bandwidth")))
            : Optional.empty();
    presence.note(host.serverId());
    metrics.keep(host.serverId(), samples);
    bandwidth.ifPresent(counted -> bandwidths.keep(host.serverId(), counted));
    return Map.of("interval_seconds", viewers.interval(host.serverId()));
  }
}
