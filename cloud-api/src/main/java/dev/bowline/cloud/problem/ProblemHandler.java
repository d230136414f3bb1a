package dev.bowline.cloud.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers what the product itself refuses. */
@Singleton
final class ProblemHandler implements ExceptionHandler<ProblemException, HttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
    return ProblemAnswers.of(request, exception.problem());
  }
}
