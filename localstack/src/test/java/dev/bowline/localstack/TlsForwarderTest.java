package dev.bowline.localstack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.bowline.localstack.engines.TlsListener;
import dev.bowline.localstack.engines.localstack.TlsForwarder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsForwarderTest {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final InetSocketAddress ANYWHERE = new InetSocketAddress(LOOPBACK, 0);

  @TempDir private Path directory;
  private LocalAuthority authority;
  private HttpServer echo;
  private TlsForwarder forwarder;

  @BeforeEach
  void start() throws Exception {
    authority = LocalAuthority.open(directory, InstantSource.system());
    echo = HttpServer.create(ANYWHERE, 0);
    echo.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    echo.start();
    var target = URI.create("http://127.0.0.1:" + echo.getAddress().getPort());
    forwarder =
        TlsForwarder.startAll(List.of(new TlsListener(ANYWHERE, authority.serverTls())), target)
            .getFirst();
  }

  @AfterEach
  void stop() {
    forwarder.close();
    echo.stop(0);
  }

  @Test
  void passesBytesOnUnchangedInBothDirections() throws Exception {
    echoes(3_000_000);
  }

  private void echoes(int bytes) throws Exception {
    byte[] content = new byte[bytes];
    new Random(7).nextBytes(content);
    try (var http = HttpClient.newBuilder().sslContext(authority.clientTls()).build()) {
      for (int request = 0; request < 3; request++) {
        var answer =
            http.send(
                HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + forwarder.port() + "/"))
                    .POST(BodyPublishers.ofByteArray(content))
                    .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.body()).isEqualTo(content);
      }
    }
  }

  @Test
  void closesTheCallersConnectionWhenTheOtherEndCloses() throws Exception {
    try (var caller =
        authority.clientTls().getSocketFactory().createSocket(LOOPBACK, forwarder.port())) {
      caller.setSoTimeout(10_000);
      caller.getOutputStream().write("no request\r\n\r\n".getBytes(US_ASCII));
      caller.getOutputStream().flush();
      assertThat(new String(caller.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void lastsWhenACallerSpeaksNoTls() throws Exception {
    try (var caller = new Socket(LOOPBACK, forwarder.port())) {
      caller.setSoTimeout(10_000);
      caller.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
      caller.getInputStream().readAllBytes();
    }
    echoes(100);
  }

  @Test
  void listensNoMoreWhenClosed() {
    forwarder.close();
    assertThatThrownBy(() -> new Socket(LOOPBACK, forwarder.port()).close())
        .isInstanceOf(IOException.class);
  }
}
