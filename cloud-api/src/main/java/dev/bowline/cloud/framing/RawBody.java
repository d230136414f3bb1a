package dev.bowline.cloud.framing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import reactor.core.publisher.Mono;

/** The bytes of a request's body as they came. */
public final class RawBody {

  private RawBody() {}

  /** A copy; whoever else reads the body still gets the original. */
  public static Mono<byte[]> of(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> server)) {
      throw new IllegalStateException("No raw body in " + request.getClass());
    }
    CloseableByteBody copy = server.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
    return Mono.fromCompletionStage(copy.buffer()).map(RawBody::bytes);
  }

  private static byte[] bytes(CloseableAvailableByteBody body) {
    try (body) {
      return body.toByteArray();
    }
  }
}
