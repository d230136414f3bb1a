package dev.bowline.cloud.webhook;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.Future;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends one message over a connection of its own, HTTP/1.1, to the addresses it is given and to no
 * other: no name is resolved here, no proxy asked, no redirect followed. TLS 1.2 or 1.3 proves that
 * the receiver is the host that the URL names. All of it takes at most 15 s.
 */
@Singleton
final class Post {

  static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final int CONNECT_MILLIS = 5_000;
  private static final int LONGEST_LINE = 4_096;
  private static final int LARGEST_HEADERS = 16_384;
  private static final int LARGEST_CHUNK = 8_192;

  private final SslContext tls;
  private final EventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  /** Reads the certificates that are trusted, if not the system's. */
  Post(WebhookConfiguration configuration) throws SSLException {
    SslContextBuilder builder = SslContextBuilder.forClient().protocols("TLSv1.3", "TLSv1.2");
    Path authorities = configuration.authorities();
    if (authorities != null) {
      builder.trustManager(authorities.toFile());
    }
    this.tls = builder.endpointIdentificationAlgorithm("HTTPS").build();
  }

  /** Sends {@code body} to the first of {@code addresses} that lets itself be connected to. */
  Reply send(
      WebhookUrl url, List<InetAddress> addresses, Map<String, String> headers, byte[] body) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    connect(url, addresses, reply, request(url, headers, body));
    try {
      return reply.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Reply.Unanswered(Reply.Failure.TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Unanswered(Reply.Failure.TIMEOUT);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      // Whoever still works for this reply learns that nobody waits any more.
      reply.cancel(false);
    }
  }

  @PreDestroy
  void close() {
    Future<?> _ = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private static void write(Channel channel, FullHttpRequest request) {
    ChannelFuture _ = channel.writeAndFlush(request);
  }

  private static void close(Channel channel) {
    ChannelFuture _ = channel.close();
  }

  private void connect(
      WebhookUrl url,
      List<InetAddress> addresses,
      CompletableFuture<Reply> reply,
      FullHttpRequest request) {
    ChannelFuture connecting =
        new Bootstrap()
            .group(threads)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .handler(pipeline(url, reply))
            .connect(new InetSocketAddress(addresses.getFirst(), url.port()));
    connecting.addListener(done -> {
      Channel channel = connecting.channel();
      List<InetAddress> others = addresses.subList(1, addresses.size());
      if (done.isSuccess()) {
        // A failed write shows in the pipeline, where the reply is read.
        CompletableFuture<Reply> _ = reply.whenComplete((ended, cancelled) -> close(channel));
        write(channel, request);
      } else if (others.isEmpty() || reply.isDone()) {
        reply.complete(new Reply.Unanswered(Reply.Failure.CONNECTION_FAILED));
      } else {
        connect(url, others, reply, request);
      }
    });
  }

  private ChannelInitializer<SocketChannel> pipeline(
      WebhookUrl url, CompletableFuture<Reply> reply) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        if (url.secure()) {
          channel.pipeline().addLast(tls.newHandler(channel.alloc(), url.host(), url.port()));
        }
        channel
            .pipeline()
            .addLast(new HttpClientCodec(LONGEST_LINE, LARGEST_HEADERS, LARGEST_CHUNK))
            .addLast(new ReplyReader(reply));
      }
    };
  }

  private static FullHttpRequest request(WebhookUrl url, Map<String, String> headers, byte[] body) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, url.target(), Unpooled.wrappedBuffer(body));
    request
        .headers()
        .set(HttpHeaderNames.HOST, url.authority())
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set(HttpHeaderNames.USER_AGENT, "Bowline-Webhooks/1");
    headers.forEach(request.headers()::set);
    return request;
  }
}
