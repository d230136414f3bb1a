package dev.bowline.localstack.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * An HTTP API of API Gateway, as far as clients can tell: HTTPS on each of its addresses, every
 * request given to one function, with the limits of the original. Its quotas list 10,240 bytes for
 * request line and values of headers together, 10 MB for a body, 6 MB for what a function takes and
 * answers.
 */
public final class HttpFront implements AutoCloseable {

  private static final int LARGEST_HEAD = 10_240;
  private static final int LARGEST_BODY = 10 << 20;

  static {
    // Else each small answer waits 40 ms for the caller's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Function function;
  private final InstantSource clock;
  private final List<HttpsServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private HttpFront(Function function, InstantSource clock) {
    this.function = function;
    this.clock = clock;
  }

  /**
   * Listens on {@code addresses} and calls {@code function} for every request.
   *
   * @param packages a folder whose files lie beneath {@code /packages/}, where a bucket would be
   */
  public static HttpFront open(
      Function function,
      List<InetSocketAddress> addresses,
      SSLContext tls,
      Path packages,
      InstantSource clock)
      throws IOException {
    var front = new HttpFront(function, clock);
    for (var address : addresses) {
      var server = HttpsServer.create(address, 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      server.setExecutor(front.threads);
      server.createContext("/", front::handle);
      server.createContext("/packages/", SimpleFileServer.createFileHandler(packages));
      server.start();
      front.servers.add(server);
    }
    return front;
  }

  /** The first of its addresses; the port is a free one where 0 was asked for. */
  public URI url() {
    InetSocketAddress address = servers.getFirst().getAddress();
    return URI.create("https://" + address.getHostString() + ":" + address.getPort());
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpAnswer answer(HttpExchange exchange) throws IOException, InterruptedException {
    var headers = headers(exchange);
    if (size(exchange, headers) > LARGEST_HEAD) {
      return HttpAnswer.own(431, "Request Header Fields Too Large");
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return HttpAnswer.own(413, "Request Entity Too Large");
    }
    byte[] event =
        new HttpEvent(
                UUID.randomUUID().toString(),
                clock.instant(),
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                headers,
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress())
            .json();
    return event.length > HttpAnswer.LARGEST_PAYLOAD
        ? HttpAnswer.own(413, "Request Entity Too Large")
        : answer(event);
  }

  private HttpAnswer answer(byte[] event) throws InterruptedException {
    try {
      return HttpAnswer.of(function.call(event));
    } catch (IOException failed) {
      System.err.println("the function does not start: " + failed.getMessage());
      return HttpAnswer.own(500, "Internal Server Error");
    }
  }

  private static Map<String, List<String>> headers(HttpExchange exchange) {
    var headers = new LinkedHashMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return headers;
  }

  private static int size(HttpExchange exchange, Map<String, List<String>> headers) {
    int size = exchange.getRequestMethod().length() + exchange.getRequestURI().toString().length();
    for (var values : headers.values()) {
      size += values.stream().mapToInt(String::length).sum();
    }
    return size;
  }

  private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
    exchange.getResponseHeaders().putAll(answer.headers());
    boolean empty = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
    if (!empty) {
      exchange.getResponseBody().write(answer.body());
    }
  }
}
