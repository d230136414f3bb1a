package dev.bowline.cloud.problem;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Gives Micronaut's own refusals the shape of all others. */
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<Object> {

  private final ProblemAnswers answers;

  FrameworkErrors(ProblemAnswers answers) {
    this.answers = answers;
  }

  @Override
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> answer) {
    Problem problem = FrameworkProblems.of(answer.code(), context);
    MutableHttpResponse<Object> shaped = answers.of(context.getRequest(), problem);
    answer.getHeaders().getAll("Allow").forEach(allowed -> shaped.header("Allow", allowed));
    return shaped;
  }
}
