package dev.bowline.cloud.job;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.AgentOnly;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.server.Presence;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.wire.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** Where hosts say what became of their commands. */
@Controller("/agent/v1/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
@AgentOnly
final class ReportController {

  private static final int MOST = 500;

  private final Reports reports;
  private final Presence presence;

  ReportController(Reports reports, Presence presence) {
    this.reports = reports;
    this.presence = presence;
  }

  /** Takes reports and names each that need not be sent again. */
  @Post
  Map<String, Object> take(
      Principal.Host host, @Body Map<String, Object> body, HttpRequest<?> request) {
    List<Report> told = Fields.of(body).list("reports", Report::of);
    if (told.size() > MOST) {
      throw Problem.of(Code.INVALID_BODY, "At most " + MOST + " reports.").exception();
    }
    presence.note(host.serverId());
    String ip = Exchange.clientIp(request);
    reports.take(host.serverId(), ip, told);
    return Fields.object(
        "acknowledged",
        told.stream()
            .map(report ->
                Fields.object(
                    "command_id", report.commandId().toString(),
                    "sequence", report.sequence()))
            .toList());
  }
}
