package dev.bowline.cloud.metrics;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.PanelOnly;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.server.Host;
import dev.bowline.cloud.server.VisibleServers;
import dev.bowline.contract.metrics.Sample;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a server is doing, for the panel's pages. */
@Controller("/panel/servers/{id}/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@PanelOnly(everyday = true)
final class PanelMetricsController {

  private final VisibleServers servers;
  private final MetricsAnswers answers;

  PanelMetricsController(VisibleServers servers, MetricsAnswers answers) {
    this.servers = servers;
    this.answers = answers;
  }

  /**
   * The latest sample, in which the member becomes a viewer. While there is none {@code data} is
   * null and {@code meta} has no {@code as_of}: a page that polls is no failure, and browsers
   * report every 404 on their console.
   */
  @Get
  Success<@Nullable MetricsView> latest(Principal.PanelMember member, long id) {
    Host host = servers.one(member, id).host();
    @Nullable Sample sample = answers.latest(host).orElse(null);
    return Success.of(
        sample == null ? null : MetricsView.of(sample), MetricsAnswers.meta(host.id(), sample));
  }

  /** Averages and peaks over {@code range}: 1h, 24h, 7d or 30d, in at most 300 points. */
  @Get("/history")
  Success<List<MetricsPoint>> history(
      Principal.PanelMember member, long id, @QueryValue(defaultValue = "1h") String range) {
    Range parsed = MetricsAnswers.range(range);
    return answers.history(servers.one(member, id).host(), parsed);
  }
}
