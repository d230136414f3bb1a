package dev.bowline.cloud.problem;

import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.PrintableText;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** Turns a {@link Problem} into the answer that every surface gives. */
final class ProblemAnswers {

  private static final int LONGEST_TEXT = 500;

  private ProblemAnswers() {}

  /** The answer to {@code request}: K-errors JSON, without control or bidi characters. */
  static MutableHttpResponse<Object> of(HttpRequest<?> request, Problem problem) {
    MutableHttpResponse<Object> answer =
        HttpResponse.status(problem.code().status(), problem.code().name());
    problem.headers().forEach(answer::header);
    answer.header(RequestIdFilter.HEADER, Exchange.of(request).requestId());
    answer.contentType(MediaType.APPLICATION_JSON_TYPE);
    return request.getMethod() == HttpMethod.HEAD ? answer : answer.body(body(request, problem));
  }

  private static ErrorBody body(HttpRequest<?> request, Problem problem) {
    return new ErrorBody(
        PrintableText.of(problem.error(), LONGEST_TEXT),
        problem.code().name(),
        PrintableText.of(problem.details(), LONGEST_TEXT),
        Exchange.of(request).requestId());
  }
}
