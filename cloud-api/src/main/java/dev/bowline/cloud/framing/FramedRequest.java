package dev.bowline.cloud.framing;

import dev.bowline.cloud.problem.Problem;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request off the wire with its target, routed without the public prefix. */
final class FramedRequest extends DefaultHttpRequest implements Framed {

  private final Target target;
  private final @Nullable Problem problem;

  private FramedRequest(
      HttpRequest request, Target target, String routed, @Nullable Problem problem) {
    super(request.protocolVersion(), request.method(), routed, request.headers());
    this.target = target;
    this.problem = problem;
  }

  static FramedRequest accepted(HttpRequest request) {
    Target target = Target.parse(request.uri());
    String routed = PathShape.refusal(target).isEmpty() ? target.text() : NOWHERE;
    return new FramedRequest(request, target, routed, null);
  }

  static FramedRequest refused(HttpRequest request, Problem problem) {
    return new FramedRequest(request, Target.parse(request.uri()), NOWHERE, problem);
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public Optional<Problem> refusal() {
    return Optional.ofNullable(problem);
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other)
        && other instanceof FramedRequest that
        && target.equals(that.target)
        && Objects.equals(problem, that.problem);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + target.hashCode();
  }
}
