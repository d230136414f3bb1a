package dev.bowline.cloud.problem;

import dev.bowline.cloud.exchange.Exchange;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody foresaw: the client learns the request's id, the log learns the cause. */
@Singleton
final class FaultHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(FaultHandler.class);

  private final ProblemAnswers answers;

  FaultHandler(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, Throwable fault) {
    LOG.error("Request {} failed", Exchange.of(request).requestId(), fault);
    return answers.of(
        request,
        Problem.of(Code.INTERNAL, "Try again; if it persists, tell support the request_id"));
  }
}
