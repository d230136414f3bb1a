package dev.bowline.cloud.webhook;

import dev.bowline.cloud.exchange.PrintableText;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer: its status and the first kilobyte of its body. The rest is read past, up to 64
 * KiB, and a longer answer is cut there.
 */
final class ReplyReader extends SimpleChannelInboundHandler<HttpObject> {

  private static final int KEPT = 1_024;
  private static final int MOST = 65_536;

  private final CompletableFuture<Reply> reply;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private @Nullable HttpResponse head;
  private int read;

  ReplyReader(CompletableFuture<Reply> reply) {
    this.reply = reply;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part.decoderResult().isFailure()) {
      fail(Reply.Failure.MALFORMED_ANSWER);
      return;
    }
    if (part instanceof HttpResponse response) {
      boolean interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      head = interim ? null : response;
    }
    if (part instanceof HttpContent content && head != null) {
      keep(content);
      if (content instanceof LastHttpContent || read > MOST) {
        succeed(head);
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (head == null) {
      fail(Reply.Failure.CONNECTION_FAILED);
    } else {
      succeed(head);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    boolean tls = cause instanceof SSLException || cause.getCause() instanceof SSLException;
    fail(tls ? Reply.Failure.TLS_FAILED : Reply.Failure.CONNECTION_FAILED);
  }

  private void keep(HttpContent part) {
    int available = part.content().readableBytes();
    read += available;
    byte[] bytes = new byte[Math.min(available, KEPT - kept.size())];
    part.content().readBytes(bytes);
    kept.writeBytes(bytes);
  }

  private void succeed(HttpResponse response) {
    reply.complete(
        new Reply.Answered(
            response.status().code(),
            response.headers().get(HttpHeaderNames.RETRY_AFTER),
            PrintableText.of(kept.toString(StandardCharsets.UTF_8), KEPT)));
  }

  private void fail(Reply.Failure failure) {
    reply.complete(new Reply.Unanswered(failure));
  }
}
