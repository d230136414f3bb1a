package dev.bowline.cloud.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.bowline.cloud.framing.Framed;
import dev.bowline.cloud.framing.PathShape;
import dev.bowline.cloud.framing.Target;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.aws.proxy.ApiGatewayServletRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpParameters;
import io.micronaut.servlet.http.BodyBuilder;
import io.micronaut.servlet.http.ServletHttpResponse;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * A request out of an event. Unlike Micronaut's own it reads the query as it was sent, where a
 * comma is a comma, and knows the client's address.
 */
final class GatewayRequest<B>
    extends ApiGatewayServletRequest<B, GatewayEvent, APIGatewayV2HTTPResponse> implements Framed {

  private static final int LARGEST_HEADERS = 16_384;
  private static final URI UNROUTED = URI.create(NOWHERE);
  private static final String MAPPED_QUERY = "?";
  private static final String NOTHING = "null";

  private final Target target;
  private final ServletHttpResponse<APIGatewayV2HTTPResponse, Object> response;

  GatewayRequest(
      GatewayEvent event,
      ServletHttpResponse<APIGatewayV2HTTPResponse, Object> response,
      ConversionService conversions,
      BodyBuilder bodies) {
    super(
        conversions,
        event,
        routed(event),
        parseMethod(event::method),
        LoggerFactory.getLogger(GatewayRequest.class),
        bodies);
    this.target = Target.of(event.path(), event.query());
    this.response = response;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public Optional<Problem> refusal() {
    return headerRefusal(requestEvent);
  }

  @Override
  public String getMethodName() {
    return requestEvent.method();
  }

  @Override
  public byte[] getBodyBytes() throws EmptyBodyException {
    if (requestEvent.body().length == 0) {
      throw new EmptyBodyException();
    }
    return requestEvent.body();
  }

  /** What controllers read: a missing body is JSON's null, which binds nothing. */
  @Override
  public InputStream getInputStream() throws IOException {
    return requestEvent.body().length == 0
        ? new ByteArrayInputStream(NOTHING.getBytes(StandardCharsets.US_ASCII))
        : super.getInputStream();
  }

  @Override
  public MutableHttpHeaders getHeaders() {
    return getHeaders(requestEvent::headers, Collections::emptyMap);
  }

  @Override
  public MutableHttpParameters getParameters() {
    return getParameters(
        Collections::emptyMap,
        () -> new QueryStringDecoder(MAPPED_QUERY + getUri().getRawQuery()).parameters());
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return new InetSocketAddress(InetAddress.ofLiteral(requestEvent.sourceIp()), 0);
  }

  @Override
  public ServletHttpResponse<APIGatewayV2HTTPResponse, ?> getResponse() {
    return response;
  }

  private static URI routed(GatewayEvent event) {
    Target target = Target.of(event.path(), event.query());
    boolean safe = headerRefusal(event).isEmpty() && PathShape.refusal(target).isEmpty();
    return safe ? URI.create(target.text()) : UNROUTED;
  }

  private static Optional<Problem> headerRefusal(GatewayEvent event) {
    int size = 0;
    for (Map.Entry<String, String> header : event.headers().entrySet()) {
      size += header.getKey().length() + header.getValue().length() + 4;
    }
    return size > LARGEST_HEADERS
        ? Optional.of(
            Problem.of(Code.HEADERS_TOO_LARGE, "All headers together have at most 16 KiB"))
        : Optional.empty();
  }
}
