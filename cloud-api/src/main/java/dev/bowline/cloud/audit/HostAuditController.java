package dev.bowline.cloud.audit;

import dev.bowline.cloud.authentication.Principal;
import dev.bowline.cloud.authorization.AgentOnly;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.audit.HostEvent;
import dev.bowline.contract.wire.Fields;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** Where hosts tell what they refused and what was done at their shells. */
@Controller("/agent/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@AgentOnly
final class HostAuditController {

  private static final int MOST = 500;

  private final HostTrail trail;

  HostAuditController(HostTrail trail) {
    this.trail = trail;
  }

  /** Takes all of the events, or none; none of them need be told again. */
  @Post
  Map<String, Object> take(
      Principal.Host host, @Body Map<String, Object> body, HttpRequest<?> request) {
    List<HostEvent> events = Fields.of(body).list("events", HostEvent::of);
    if (events.size() > MOST) {
      throw Problem.of(Code.INVALID_BODY, "At most " + MOST + " events.").exception();
    }
    trail.append(host, Exchange.clientIp(request), events);
    return Map.of();
  }
}
