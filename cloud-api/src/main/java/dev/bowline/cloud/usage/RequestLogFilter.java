package dev.bowline.cloud.usage;

import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.framing.Framed;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The outermost filter: whatever the answer, and whoever made it, one line is appended to the
 * request log before the answer leaves.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestLogFilter implements Ordered {

  private final RequestLog log;
  private final InstantSource clock;

  RequestLogFilter(RequestLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  /** Starts the clock. */
  @RequestFilter
  void begin(HttpRequest<?> request) {
    Exchange.of(request);
  }

  /** Appends the line. */
  @ResponseFilter
  void append(HttpRequest<?> request, HttpResponse<?> answer) {
    Exchange exchange = Exchange.of(request);
    Optional<Exchange.NamedKey> key = exchange.namedKey();
    log.append(
        new RequestLine(
            clock.instant(),
            request.getMethodName(),
            Framed.of(request).target().path(),
            BasicHttpAttributes.getUriTemplate(request).orElse(""),
            answer.code(),
            exchange.elapsedMillis(),
            Exchange.clientIp(request),
            key.map(Exchange.NamedKey::number).orElse(null),
            key.map(Exchange.NamedKey::tenantId).orElse(0L),
            exchange.requestId(),
            exchange.actor().orElse(""),
            exchange.scope().orElse(null)));
  }
}
