package dev.bowline.localstack.engines.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.bowline.localstack.engines.TlsListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one address of STS, KMS, SQS and S3: plain HTTP on 127.0.0.1, and HTTPS on the further
 * addresses it is given. Each request is handled on a virtual thread of its own, so a long poll
 * keeps nobody waiting. A request is: recognised, proven, permitted, done.
 */
public final class AwsFront implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AwsFront.class.getName());

  static {
    // Else each small answer waits 40 ms for the caller's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Else it closes a connection whenever 200 others are between two requests, and thousands of
    // agents spend their time on handshakes.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "20000");
  }

  private final List<HttpServer> servers;
  private final Calls calls = new Calls();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private AwsFront(List<HttpServer> servers) {
    this.servers = servers;
  }

  /** Takes the addresses, so that {@link #endpoint} is known; answers after {@link #serve}. */
  public static AwsFront bind(int port, List<TlsListener> tlsListeners) throws IOException {
    var servers = new ArrayList<HttpServer>();
    var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    servers.add(HttpServer.create(loopback, 0));
    for (var listener : tlsListeners) {
      var server = HttpsServer.create(listener.address(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(listener.tls()));
      servers.add(server);
    }
    return new AwsFront(servers);
  }

  /** The plain address on loopback. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + servers.getFirst().getAddress().getPort());
  }

  void serve(SignatureCheck check, List<AwsService> services) {
    for (var server : servers) {
      String scheme = server instanceof HttpsServer ? "https" : "http";
      server.setExecutor(threads);
      server.createContext("/", exchange -> handle(exchange, scheme, check, services));
      server.start();
    }
  }

  private void handle(
      HttpExchange exchange, String scheme, SignatureCheck check, List<AwsService> services)
      throws IOException {
    try (exchange) {
      if (calls.areAskedFor(exchange)) {
        send(exchange, calls.answer());
      } else {
        count(exchange, scheme);
        serve(exchange, scheme, check, services);
      }
    }
  }

  private void count(HttpExchange exchange, String scheme) {
    if (scheme.equals("https")) {
      calls.count(exchange);
    }
  }

  private static void serve(
      HttpExchange exchange, String scheme, SignatureCheck check, List<AwsService> services)
      throws IOException {
    try {
      AwsRequest head = AwsRequest.head(exchange, scheme);
      serve(exchange, head, recognised(head, services), check);
    } catch (AwsFault fault) {
      send(
          exchange, AwsAnswer.json(fault.status(), JsonBody.write(Map.of("__type", fault.code()))));
    }
  }

  private static AwsService recognised(AwsRequest head, List<AwsService> services) {
    return services.stream()
        .filter(service -> service.speaks(head))
        .findFirst()
        .orElseThrow(AwsFault::unknownOperation);
  }

  private static void serve(
      HttpExchange exchange, AwsRequest head, AwsService service, SignatureCheck check)
      throws IOException {
    Instant arrivedAt = check.now();
    try (Payload body = service.receive(exchange.getRequestBody())) {
      send(exchange, answer(head.with(body), service, check, arrivedAt));
    } catch (AwsFault unreadable) {
      send(exchange, service.fault(unreadable));
    }
  }

  private static AwsAnswer answer(
      AwsRequest request, AwsService service, SignatureCheck check, Instant arrivedAt) {
    try {
      return service.answer(request, check.prove(request, service, arrivedAt));
    } catch (AwsFault fault) {
      return service.fault(fault);
    } catch (RuntimeException unforeseen) {
      LOG.log(Level.WARNING, "the AWS front failed", unforeseen);
      return service.fault(new AwsFault(500, "InternalFailure", "The stand-in failed."));
    }
  }

  private static void send(HttpExchange exchange, AwsAnswer answer) throws IOException {
    boolean bodiless = exchange.getRequestMethod().equals("HEAD");
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    try (InputStream bytes = answer.bytes()) {
      exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.announcedLength());
      if (!bodiless) {
        bytes.transferTo(exchange.getResponseBody());
      }
    }
  }

  /** Stops listening at once; calls under way are cut off. */
  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
