package dev.bowline.localstack.engines.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.bowline.localstack.engines.TlsListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one address of STS, KMS and SQS: plain HTTP on 127.0.0.1, and HTTPS on the further addresses
 * it is given. Each request is handled on a virtual thread of its own, so a long poll keeps nobody
 * waiting. A request is: recognised, proven, permitted, done.
 */
public final class AwsFront implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AwsFront.class.getName());

  static {
    // Else each small answer waits 40 ms for the caller's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
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
      AwsAnswer answer =
          calls.areAskedFor(exchange) ? calls.answer() : counted(exchange, scheme, check, services);
      byte[] body = answer.bytes();
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private AwsAnswer counted(
      HttpExchange exchange, String scheme, SignatureCheck check, List<AwsService> services)
      throws IOException {
    if (scheme.equals("https")) {
      calls.count(exchange);
    }
    return answer(exchange, scheme, check, services);
  }

  private static AwsAnswer answer(
      HttpExchange exchange, String scheme, SignatureCheck check, List<AwsService> services)
      throws IOException {
    try {
      var request = AwsRequest.of(exchange, scheme);
      for (var service : services) {
        if (service.speaks(request)) {
          return serve(request, service, check);
        }
      }
      throw AwsFault.unknownOperation();
    } catch (AwsFault fault) {
      return AwsAnswer.json(fault.status(), JsonBody.write(Map.of("__type", fault.code())));
    }
  }

  private static AwsAnswer serve(AwsRequest request, AwsService service, SignatureCheck check) {
    try {
      return service.answer(request, check.prove(request, service.signingName()));
    } catch (AwsFault fault) {
      return service.fault(fault);
    } catch (RuntimeException unforeseen) {
      LOG.log(Level.WARNING, "the AWS front failed", unforeseen);
      return service.fault(new AwsFault(500, "InternalFailure", "The stand-in failed."));
    }
  }

  /** Stops listening at once; calls under way are cut off. */
  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
