package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.contract.wire.Fields;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Agents read 409 as a repetition by the network, and sign and ask again. What is refused for good
 * is 404 to them, with the code it has everywhere.
 */
final class AgentRefusal {

  private static final int CONFLICT = 409;

  private AgentRefusal() {}

  /** The answer of {@code work}, which nobody on the way may keep. */
  static HttpResponse<?> unless(HttpRequest<?> request, Supplier<?> work) {
    try {
      return HttpResponse.ok(work.get()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    } catch (ProblemException refusal) {
      if (refusal.problem().code().status() != CONFLICT) {
        throw refusal;
      }
      return HttpResponse.notFound(body(request, refusal.problem()));
    }
  }

  private static Map<String, Object> body(HttpRequest<?> request, Problem problem) {
    return Fields.object(
        "error", problem.error(),
        "code", problem.code().name(),
        "details", problem.details(),
        "request_id", Exchange.of(request).requestId());
  }
}
