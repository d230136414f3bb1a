package dev.bowline.cloud.problem;

import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.PrintableText;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Turns a {@link Problem} into an answer in the shape of the surface that was asked. */
@Singleton
final class ProblemAnswers {

  private static final int LONGEST_TEXT = 500;

  private final List<ErrorShape> shapes;

  ProblemAnswers(List<ErrorShape> shapes) {
    this.shapes = List.copyOf(shapes);
  }

  /** The answer to {@code request}, without control or bidi characters. */
  MutableHttpResponse<Object> of(HttpRequest<?> request, Problem problem) {
    MutableHttpResponse<Object> answer =
        HttpResponse.status(problem.code().status(), problem.code().name());
    problem.headers().forEach(answer::header);
    answer.header(RequestIdFilter.HEADER, Exchange.of(request).requestId());
    answer.contentType(MediaType.APPLICATION_JSON_TYPE);
    return request.getMethod() == HttpMethod.HEAD
        ? answer
        : answer.body(shaped(request, body(request, problem)));
  }

  private Object shaped(HttpRequest<?> request, ErrorBody body) {
    return shapes.stream()
        .map(shape -> shape.of(request, body))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(body);
  }

  private static ErrorBody body(HttpRequest<?> request, Problem problem) {
    return new ErrorBody(
        PrintableText.of(problem.error(), LONGEST_TEXT),
        problem.code().name(),
        PrintableText.of(problem.details(), LONGEST_TEXT),
        Exchange.of(request).requestId());
  }
}
