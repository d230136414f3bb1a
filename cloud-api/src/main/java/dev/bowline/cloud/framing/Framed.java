package dev.bowline.cloud.framing;

import dev.bowline.cloud.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.Optional;

/**
 * What the front knows of a request that Micronaut's own request does not say. A request that is
 * refused here is routed to a path without a route, so that nothing is derived from a target that
 * cannot be trusted; its answer is the refusal.
 */
public interface Framed {

  /** A path that no route has. */
  String NOWHERE = "/-";

  /** The target as sent. */
  Target target();

  /** Why the request must not be handled, or nothing. */
  Optional<Problem> refusal();

  /**
   * What the front knows of {@code request}.
   *
   * @throws IllegalStateException if the request came through no front of this product
   */
  static Framed of(HttpRequest<?> request) {
    return switch (request) {
      case Framed framed -> framed;
      case NettyHttpRequest<?> netty when netty.getNativeRequest() instanceof Framed framed ->
          framed;
      default -> throw new IllegalStateException("The request came through an unknown front");
    };
  }
}
