package dev.bowline.cloud.platform;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Answers 503 when AWS cannot be reached or refuses: nothing is decided without it. */
@Singleton
final class AwsAway implements ExceptionHandler<SdkException, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(AwsAway.class);

  private final ExceptionHandler<ProblemException, HttpResponse<?>> problems;

  AwsAway(ExceptionHandler<ProblemException, HttpResponse<?>> problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, SdkException away) {
    if (away instanceof AwsServiceException refusal && isDefect(refusal)) {
      LOG.warn("AWS refused", refusal);
    } else {
      // Each request comes here while AWS is away.
      LOG.warn("AWS is away: {}", away.toString());
    }
    Problem problem =
        Problem.of(Code.UNAVAILABLE, "Try again in a second").withHeader("Retry-After", "1");
    return problems.handle(request, problem.exception());
  }

  private static boolean isDefect(AwsServiceException refusal) {
    return refusal.statusCode() < 500 && !refusal.isThrottlingException();
  }
}
