package dev.bowline.cloud.problem;

import dev.bowline.contract.wire.WireException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers agents whose message does not have the agreed shape. */
@Singleton
final class WireProblems implements ExceptionHandler<WireException, HttpResponse<?>> {

  private final ProblemAnswers answers;

  WireProblems(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, WireException exception) {
    String field = exception.getMessage();
    return answers.of(
        request, Problem.of(Code.INVALID_BODY, field == null ? "Not an object" : field));
  }
}
