package dev.bowline.cloud.problem;

import dev.bowline.cloud.exchange.Exchange;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Puts the request's id, and what else was noted for it, on every answer. An id that a client sends
 * is never echoed.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter {

  static final String HEADER = "X-Request-Id";

  @ResponseFilter
  void identify(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    Exchange exchange = Exchange.of(request);
    exchange.answerHeaders().forEach(answer.getHeaders()::set);
    answer.getHeaders().set(HEADER, exchange.requestId());
  }
}
