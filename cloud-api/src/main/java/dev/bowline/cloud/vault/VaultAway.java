package dev.bowline.cloud.vault;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 503 when a controller cannot seal or open a secret. */
@Singleton
final class VaultAway implements ExceptionHandler<VaultException, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(VaultAway.class);

  private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;

  VaultAway(ExceptionHandler<ProblemException, HttpResponse<?>> problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, VaultException away) {
    LOG.warn("The vault failed", away);
    Problem problem =
        Problem.of(Code.UNAVAILABLE, "Try again in a second").withHeader("Retry-After", "1");
    return problems.handle(request, problem.exception());
  }
}
