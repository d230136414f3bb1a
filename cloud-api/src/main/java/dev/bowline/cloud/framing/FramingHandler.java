package dev.bowline.cloud.framing;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Gives each request its {@link Framed} form. A request whose end is in doubt is the last one of
 * its connection: whatever follows is dropped unread and the connection closes after the answer,
 * once the client has stopped sending, or it would lose the answer to a reset.
 */
final class FramingHandler extends ChannelDuplexHandler {

  private static final long LARGEST_BODY = 1 << 20;

  /** Whoever has sent nothing for so long has stopped. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  /** No client is waited for any longer. */
  private static final Duration LONGEST_LINGER = Duration.ofSeconds(10);

  private boolean dropping;
  private long lastDropped;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (dropping) {
      lastDropped = System.nanoTime();
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest request) {
      frame(context, request);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.fireChannelReadComplete();
    if (dropping) {
      context.read();
    }
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (dropping) {
      lastDropped = System.nanoTime();
      linger(context, promise, lastDropped + LONGEST_LINGER.toNanos());
    } else {
      end(context, promise);
    }
  }

  private void linger(ChannelHandlerContext context, ChannelPromise promise, long until) {
    long now = System.nanoTime();
    long left = Math.min(lastDropped + SILENCE.toNanos(), until) - now;
    if (left > 0 && context.channel().isActive()) {
      var _ =
          context
              .executor()
              .schedule(() -> linger(context, promise, until), left, TimeUnit.NANOSECONDS);
    } else {
      end(context, promise);
    }
  }

  /** Whoever waits for the end has the promise. */
  private static void end(ChannelHandlerContext context, ChannelPromise promise) {
    var _ = context.close(promise);
  }

  private void frame(ChannelHandlerContext context, HttpRequest request) {
    Optional<Problem> problem = refusal(request);
    if (problem.isPresent()) {
      end(context, FramedRequest.refused(request, problem.get()));
      ReferenceCountUtil.release(request);
    } else if (isUnframedDelete(request)) {
      end(context, FramedRequest.accepted(request));
    } else {
      context.fireChannelRead(FramedRequest.accepted(request));
    }
  }

  /** Passes the request on without a body, as the last of its connection. */
  private void end(ChannelHandlerContext context, HttpRequest last) {
    dropping = true;
    last.headers().remove(HttpHeaderNames.CONTENT_LENGTH).remove(HttpHeaderNames.TRANSFER_ENCODING);
    last.headers().remove(HttpHeaderNames.EXPECT);
    last.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    context.fireChannelRead(last);
    context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private static Optional<Problem> refusal(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return request.decoderResult().cause() instanceof TooLongFrameException
          ? problem(Code.HEADERS_TOO_LARGE, "All headers together have at most 16 KiB")
          : problem(Code.REQUEST_MALFORMED, "The request is no valid HTTP/1.1");
    }
    if (!isKnownTransfer(request)) {
      return problem(Code.REQUEST_MALFORMED, "The only Transfer-Encoding is chunked, in HTTP/1.1");
    }
    return HttpUtil.getContentLength(request, 0L) > LARGEST_BODY
        ? problem(Code.BODY_TOO_LARGE, "A body has at most 1 MiB")
        : Optional.empty();
  }

  private static boolean isKnownTransfer(HttpRequest request) {
    List<String> encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    return encodings.isEmpty()
        || (encodings.size() == 1
            && encodings.getFirst().equalsIgnoreCase("chunked")
            && request.protocolVersion().equals(HttpVersion.HTTP_1_1));
  }

  /**
   * Some clients send a body with DELETE and do not say so. By HTTP it would be the next request.
   */
  private static boolean isUnframedDelete(HttpRequest request) {
    HttpHeaders headers = request.headers();
    return request.method().equals(HttpMethod.DELETE)
        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
  }

  private static Optional<Problem> problem(Code code, String details) {
    return Optional.of(Problem.of(code, details));
  }
}
