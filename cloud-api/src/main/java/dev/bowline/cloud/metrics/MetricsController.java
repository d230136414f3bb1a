package dev.bowline.cloud.metrics;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Host;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.contract.metrics.Sample;
import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a server is doing, now and lately. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {

  private final VisibleServers servers;
  private final MetricsAnswers answers;

  MetricsController(VisibleServers servers, MetricsAnswers answers) {
    this.servers = servers;
    this.answers = answers;
  }

  /** The latest sample. Who asks is a viewer, so for 30 s the host sends every two seconds. */
  @Get(uris = {"/servers/{sid}/metrics", "/server/metrics"})
  @RequiresScope(resource = Resource.SERVER, action = Action.READ)
  Success<Map<String, Object>> latest(
      Principal.KeyHolder caller, @Nullable @PathVariable Long sid) {
    Host host = servers.one(caller.credential(), sid).host();
    Sample sample =
        answers
            .latest(host)
            .orElseThrow(() ->
                Problem.of(Code.NOT_FOUND, "This server has sent no sample yet.").exception());
    return Success.of(MetricsView.of(sample), MetricsAnswers.meta(host.id(), sample));
  }

  /** Averages and peaks over {@code range}: 1h, 24h, 7d or 30d, in at most 300 points. */
  @Get(uris = {"/servers/{sid}/metrics/history", "/server/metrics/history"})
  @RequiresScope(resource = Resource.SERVER, action = Action.READ)
  Success<List<Map<String, Object>>> history(
      Principal.KeyHolder caller,
      @Nullable @PathVariable Long sid,
      @QueryValue(defaultValue = "1h") String range) {
    Range parsed = MetricsAnswers.range(range);
    return answers.history(servers.one(caller.credential(), sid).host(), parsed);
  }
}
