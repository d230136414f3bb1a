package dev.bowline.cloud.authentication;

import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.framing.Framed;
import dev.bowline.cloud.framing.RawBody;
import dev.bowline.cloud.framing.Target;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.proxy.security.MicronautLambdaAuthenticationFetcher;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Leads every request through the {@link RequestGate}, on a virtual thread and with all its bytes.
 *
 * <p>It takes the place of the fetcher that Micronaut brings for Lambda, which believes a header
 * any client can send.
 */
@Singleton
@Replaces(MicronautLambdaAuthenticationFetcher.class)
final class GateFetcher implements AuthenticationFetcher<HttpRequest<?>> {

  private final RequestGate gate;
  private final InstantSource time;
  private final Scheduler virtualThreads;

  GateFetcher(
      RequestGate gate,
      InstantSource time,
      @Named(TaskExecutors.BLOCKING) ExecutorService virtualThreads) {
    this.gate = gate;
    this.time = time;
    this.virtualThreads = Schedulers.fromExecutorService(virtualThreads);
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    return RawBody.of(request)
        .publishOn(virtualThreads)
        .flatMap(body -> Mono.justOrEmpty(gate.admit(request, incoming(request, body))))
        .map(Caller::new);
  }

  private IncomingRequest incoming(HttpRequest<?> request, byte[] body) {
    Target target = Framed.of(request).target();
    return new IncomingRequest(
        request.getMethodName(),
        target.path(),
        target.query(),
        request.getHeaders(),
        body,
        request.getRemoteAddress().getAddress(),
        time.instant(),
        Exchange.of(request));
  }
}
