package dev.bowline.cloud.job;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.AgentOnly;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.wire.Fields;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** How far a job is, for whoever started it at the host's own shell. */
@Controller("/agent/v1/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
@AgentOnly
final class AgentJobController {

  private final Jobs jobs;

  AgentJobController(Jobs jobs) {
    this.jobs = jobs;
  }

  /** One job of the caller's own. */
  @Post
  Map<String, Object> show(Principal.Host host, @Body Map<String, Object> body) {
    return jobs.find(host.serverId(), Fields.of(body).uuid("job_id"))
        .map(job -> Map.<String, Object>of("job", job))
        .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such job on this server.").exception());
  }
}
