package dev.bowline.cloud.metrics;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.AgentOnly;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Presence;
import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.wire.Fields;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** Where hosts send their samples. */
@Controller("/agent/v1/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@AgentOnly
final class AgentMetricsController {

  private static final int MOST = 2_000;

  private final Metrics metrics;
  private final Viewers viewers;
  private final Presence presence;

  AgentMetricsController(Metrics metrics, Viewers viewers, Presence presence) {
    this.metrics = metrics;
    this.viewers = viewers;
    this.presence = presence;
  }

  /** Keeps samples and answers how long the host shall wait until it sends the next. */
  @Post
  Map<String, Object> keep(Principal.Host host, @Body Map<String, Object> body) {
    List<Sample> samples = Fields.of(body).list("samples", Sample::of);
    if (samples.size() > MOST) {
      throw Problem.of(Code.INVALID_BODY, "At most " + MOST + " samples.").exception();
    }
    presence.note(host.serverId());
    metrics.keep(host.serverId(), samples);
    return Map.of("interval_seconds", viewers.interval(host.serverId()));
  }
}
