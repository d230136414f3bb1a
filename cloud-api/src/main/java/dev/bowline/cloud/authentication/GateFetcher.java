package dev.bowline.cloud.authentication;

import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.framing.Framed;
import dev.bowline.cloud.framing.Target;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.proxy.security.MicronautLambdaAuthenticationFetcher;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
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
    return body(request)
        .publishOn(virtualThreads)
        .flatMap(body -> Mono.justOrEmpty(gate.admit(request, incoming(request, body))))
        .map(Caller::new);
  }

  /** A copy of the body; the controller still gets the original. */
  private static Mono<byte[]> body(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> server)) {
      throw new IllegalStateException("No raw body in " + request.getClass());
    }
    CloseableByteBody copy = server.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
    return Mono.fromCompletionStage(copy.buffer()).map(GateFetcher::bytes);
  }

  private static byte[] bytes(CloseableAvailableByteBody body) {
    try (body) {
      return body.toByteArray();
    }
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
