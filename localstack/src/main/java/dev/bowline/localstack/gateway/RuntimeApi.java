package dev.bowline.localstack.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * AWS's Runtime API (2018-06-01) for one instance of a function, on loopback: hands it one call
 * after another and takes the answers. A checkpoint is followed by its restore at once.
 */
final class RuntimeApi implements AutoCloseable {

  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String NEXT = "invocation/next";
  private static final int ACCEPTED = 202;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final FunctionSettings function;
  private final BlockingQueue<Invocation> waiting;
  private final Runnable onReady;
  private final Runnable onTaken;
  private final AtomicReference<@Nullable Invocation> current = new AtomicReference<>();
  private volatile boolean ready;

  private RuntimeApi(
      HttpServer server,
      FunctionSettings function,
      BlockingQueue<Invocation> waiting,
      Runnable onReady,
      Runnable onTaken) {
    this.server = server;
    this.function = function;
    this.waiting = waiting;
    this.onReady = onReady;
    this.onTaken = onTaken;
  }

  /**
   * Serves one instance.
   *
   * @param waiting the calls of which this instance takes one whenever it has none
   * @param onReady run once, when the instance asks for its first call
   * @param onTaken run whenever it has taken a call
   */
  static RuntimeApi serve(
      FunctionSettings function,
      BlockingQueue<Invocation> waiting,
      Runnable onReady,
      Runnable onTaken)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    var api = new RuntimeApi(server, function, waiting, onReady, onTaken);
    server.setExecutor(api.threads);
    server.createContext(ROOT, api::handle);
    server.start();
    return api;
  }

  /** Host and port, as the variable AWS_LAMBDA_RUNTIME_API has them. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whether the instance has asked for a call: it is started, and its snapshot restored. */
  boolean isReady() {
    return ready;
  }

  /** The call that the instance has taken and not answered. */
  @Nullable Invocation current() {
    return current.get();
  }

  /** From now on no call is taken; what {@link #current} says is final. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestURI().getPath().substring(ROOT.length());
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (asked.equals(NEXT)) {
        next(exchange);
      } else if (asked.equals("restore/next")) {
        send(exchange, 200, new byte[0]);
      } else {
        answered(asked, body);
        send(exchange, ACCEPTED, new byte[0]);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    if (!ready) {
      ready = true;
      onReady.run();
    }
    Invocation call = waiting.take();
    while (call.done().isDone()) {
      call = waiting.take();
    }
    current.set(call);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", call.id());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(call.deadline().toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", function.arn());
    send(exchange, 200, call.event());
    onTaken.run();
  }

  /** Reads {@code invocation/ID/response} or {@code invocation/ID/error}; the rest says nothing. */
  private void answered(String asked, byte[] body) {
    String[] parts = asked.split("/", -1);
    Invocation call = current.get();
    if (parts.length == 3 && call != null && call.id().equals(parts[1])) {
      current.set(null);
      call.done()
          .complete(
              parts[2].equals("response") ? new Outcome.Answered(body) : new Outcome.Failed(body));
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
