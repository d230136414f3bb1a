package dev.bowline.cloud.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTPS, one connection for each request. */
final class NettyEntrance implements Entrance {

  private final EmbeddedServer server;

  NettyEntrance(ApplicationContext context) {
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  @Override
  public String authority() {
    return "127.0.0.1:" + port();
  }

  int port() {
    return server.getPort();
  }

  RawConnection connect() throws IOException {
    Socket socket =
        TestTls.shared()
            .sockets()
            .createSocket(InetAddress.getLoopbackAddress().getHostAddress(), port());
    return new RawConnection(socket);
  }

  @Override
  public TestAnswer send(TestRequest request) {
    try (RawConnection connection = connect()) {
      connection.send(bytes(request));
      return connection.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private byte[] bytes(TestRequest request) {
    StringBuilder head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(authority()).append("\r\nConnection: close\r\n");
    request
        .headers()
        .forEach(line -> head.append(line.name()).append(": ").append(line.value()).append("\r\n"));
    if (request.body().length > 0) {
      head.append("Content-Length: ").append(request.body().length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(request.body());
    return bytes.toByteArray();
  }
}
