package dev.bowline.cloud.metrics;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.RequiresScope;
import dev.bowline.cloud.exchange.Described;
import dev.bowline.cloud.exchange.Example;
import dev.bowline.cloud.exchange.OneOf;
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

  @Get(uris = {"/servers/{sid}/metrics", "/server/metrics"})
  @Described(
      "Shows the latest sample of a server. For the next 30 s its host sends one every two seconds.")
  @RequiresScope(resource = Resource.SERVER, action = Action.READ)
  Success<MetricsView> latest(
      Principal.KeyHolder caller, @Nullable @PathVariable @Example("1001") Long sid) {
    Host host = servers.one(caller.credential(), sid).host();
    Sample sample =
        answers
            .latest(host)
            .orElseThrow(() ->
                Problem.of(Code.NOT_FOUND, "This server has sent no sample yet.").exception());
    return Success.of(MetricsView.of(sample), MetricsAnswers.meta(host.id(), sample));
  }

  @Get(uris = {"/servers/{sid}/metrics/history", "/server/metrics/history"})
  @Described("Shows averages and peaks over a range, in at most 300 points.")
  @RequiresScope(resource = Resource.SERVER, action = Action.READ)
  Success<List<MetricsPoint>> history(
      Principal.KeyHolder caller,
      @Nullable @PathVariable @Example("1001") Long sid,
      @QueryValue(defaultValue = "1h") @OneOf(Range.class) @Example("24h") String range) {
    Range parsed = MetricsAnswers.range(range);
    return answers.history(servers.one(caller.credential(), sid).host(), parsed);
  }
}
